/* python.exe: python311.dll is all of Python but its main. */
#include <windows.h>

typedef int (*Main)(int, wchar_t **);

int wmain(int count, wchar_t **arguments) {
    HMODULE python = LoadLibraryW(L"python311.dll");
    return python ? ((Main)(void *)GetProcAddress(python, "Py_Main"))(count, arguments) : 9;
}
