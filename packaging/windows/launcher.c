/* Starts the hub inside this process: one program with a name, an icon and a version of its own.
   Python comes from the folder beside it and from nowhere else; a library in the folder of a document is never loaded. */
#include <windows.h>
#include <stdio.h>
#include <wchar.h>

typedef int (*main_of_python)(int, wchar_t **);

static int fail(const wchar_t *what) {
    wchar_t words[MAX_PATH + 200];
    _snwprintf(words, MAX_PATH + 199,
               L"KIND Hub no puede iniciar: falta %ls.\nVuelva a instalarlo o avise a quien administra el equipo.\n\n"
               L"KIND Hub cannot start: %ls is missing.", what, what);
    words[MAX_PATH + 199] = 0;
#ifdef CONSOLE
    fwprintf(stderr, L"%ls\n", words);
#else
    MessageBoxW(NULL, words, L"KIND Hub", MB_OK | MB_ICONERROR);
#endif
    return 2;
}

static int start(int count, wchar_t **given) {
    static wchar_t here[32768], library[32768], qt[32768];
    SetDefaultDllDirectories(LOAD_LIBRARY_SEARCH_SYSTEM32 | LOAD_LIBRARY_SEARCH_USER_DIRS);
    DWORD length = GetModuleFileNameW(NULL, here, 32767);
    if (length == 0 || length >= 32767) return fail(L"kindhub.exe");
    wchar_t *slash = wcsrchr(here, L'\\');
    if (slash == NULL) return fail(L"kindhub.exe");
    *slash = 0;
    _snwprintf(library, 32767, L"%ls\\python\\python313.dll", here);
    _snwprintf(qt, 32767, L"%ls\\app\\PySide6", here); /* what Qt's plugins need lies there; PATH, by which PySide6
                                                       would have it found, is not searched here */
    if (AddDllDirectory(qt) == NULL) return fail(L"app\\PySide6");
    HMODULE python = LoadLibraryExW(library, NULL, LOAD_LIBRARY_SEARCH_DLL_LOAD_DIR | LOAD_LIBRARY_SEARCH_SYSTEM32);
    if (python == NULL) return fail(L"python\\python313.dll");
    main_of_python run = (main_of_python)(void *)GetProcAddress(python, "Py_Main");
    if (run == NULL) return fail(L"Py_Main");
    static wchar_t *start_with[] = {L"kindhub", L"-I", L"-B", L"-X", L"utf8", L"-m", L"kindhub"};
    const int ours = sizeof start_with / sizeof *start_with;
    wchar_t **all = HeapAlloc(GetProcessHeap(), HEAP_ZERO_MEMORY, (ours + count + 1) * sizeof *all);
    if (all == NULL) return fail(L"memory");
    for (int i = 0; i < ours; i++) all[i] = start_with[i];
    for (int i = 1; i < count; i++) all[ours + i - 1] = given[i];
    return run(ours + count - 1, all);
}

#ifdef CONSOLE
int wmain(int count, wchar_t **given) { return start(count, given); }
#else
int WINAPI wWinMain(HINSTANCE self, HINSTANCE before, LPWSTR line, int show) {
    (void)self; (void)before; (void)line; (void)show;
    return start(__argc, __wargv);
}
#endif
