/* For tests under Wine 8 only: no colour profile is ever opened, so that Qt takes sRGB. */
#define EXPORT __declspec(dllexport)

EXPORT void *__stdcall OpenColorProfileW(void *a, unsigned b, unsigned c, unsigned d) {
    (void)a; (void)b; (void)c; (void)d; return 0;
}
EXPORT int __stdcall CloseColorProfile(void *a) { (void)a; return 0; }
EXPORT int __stdcall GetColorProfileFromHandle(void *a, void *b, void *c) { (void)a; (void)b; (void)c; return 0; }
EXPORT int __stdcall WcsCreateIccProfile(void *a, unsigned b) { (void)a; (void)b; return 0; }
