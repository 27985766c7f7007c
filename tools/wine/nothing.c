/* A DLL whose names are all of another. */
int passed_on;
