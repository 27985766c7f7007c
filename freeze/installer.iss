; The installer for Windows, with Inno Setup 6: per user, no administrator needed. Tried under Wine (tools.try_windows).
;
;   pyinstaller --noconfirm cxr_desktop.spec
;   iscc /DVersion=0.1.0 freeze\installer.iss             makes dist\cxr-desktop-0.1.0-setup.exe
;   cxr-desktop-0.1.0-setup.exe /VERYSILENT /SUPPRESSMSGBOXES /NORESTART   installs without a question
;   unins000.exe /VERYSILENT /SUPPRESSMSGBOXES            in the program's folder, removes it; the user's data stay
;
; Without /SUPPRESSMSGBOXES a silent run that fails waits for somebody to click on its message.
;
; For all users of a machine: /ALLUSERS, by an administrator.

#ifndef Version
  #error Give the version of the package: /DVersion=...
#endif
#ifndef Folder
  #define Folder "{autopf}\CXR Desktop"
#endif

[Setup]
AppId={{6C1B1C0E-6D0B-4E0E-9B5D-3F3C5E0C7A11}
AppName=CXR Desktop
AppVersion={#Version}
AppComments=Research use only. Not a medical device. Not for diagnosis.
DefaultDirName={#Folder}
DefaultGroupName=CXR Desktop
DisableProgramGroupPage=yes
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=commandline
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
LicenseFile=..\LICENSE
OutputDir=..\dist
OutputBaseFilename=cxr-desktop-{#Version}-setup
Compression=lzma2
SolidCompression=yes
CloseApplications=yes
UninstallDisplayIcon={app}\cxr-desktop.exe

[Languages]
Name: "en"; MessagesFile: "compiler:Default.isl"
Name: "es"; MessagesFile: "compiler:Languages\Spanish.isl"

[InstallDelete]
; An older version's parts must not stay among the new ones.
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "..\dist\cxr-desktop\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion

[Icons]
Name: "{autoprograms}\CXR Desktop"; Filename: "{app}\cxr-desktop.exe"

[Run]
Filename: "{app}\cxr.exe"; Parameters: "self-test --page ""{%TEMP}\cxr-self-test.html"""; Flags: runhidden skipifsilent postinstall unchecked; Description: "Run the self-test"
