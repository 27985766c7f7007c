"""What Wine lacks of Windows and the program needs, in C; and a python.exe. `tools.try_windows` compiles it."""
