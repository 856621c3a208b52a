/* For tests under Wine 8 only, never in an installer: Windows has this library, Wine before 11 has not. Every codec
   fails to open, so that Qt does without the exotic ones. */
#define EXPORT __declspec(dllexport)
#define UNSUPPORTED 16

EXPORT void UCNV_FROM_U_CALLBACK_SUBSTITUTE(void) {}
EXPORT void UCNV_TO_U_CALLBACK_SUBSTITUTE(void) {}
EXPORT void ucnv_cbFromUWriteUChars(void) {}
EXPORT void ucnv_cbToUWriteUChars(void) {}
EXPORT void ucnv_close(void *codec) { (void)codec; }
EXPORT int ucnv_countAvailable(void) { return 0; }
EXPORT int ucnv_fromUCountPending(void *codec, int *status) { (void)codec; *status = UNSUPPORTED; return 0; }
EXPORT void ucnv_fromUnicode(void) {}
EXPORT const char *ucnv_getAvailableName(int n) { (void)n; return 0; }
EXPORT void ucnv_getFromUCallBack(void) {}
EXPORT signed char ucnv_getMaxCharSize(void *codec) { (void)codec; return 1; }
EXPORT const char *ucnv_getName(void *codec, int *status) { (void)codec; *status = UNSUPPORTED; return 0; }
EXPORT const char *ucnv_getStandardName(const char *name, const char *by, int *status) {
    (void)name; (void)by; *status = UNSUPPORTED; return 0;
}
EXPORT void ucnv_getToUCallBack(void) {}
EXPORT void *ucnv_open(const char *name, int *status) { (void)name; *status = UNSUPPORTED; return 0; }
EXPORT void ucnv_reset(void *codec) { (void)codec; }
EXPORT void ucnv_setFromUCallBack(void) {}
EXPORT void ucnv_setToUCallBack(void) {}
EXPORT int ucnv_toUCountPending(void *codec, int *status) { (void)codec; *status = UNSUPPORTED; return 0; }
EXPORT void ucnv_toUnicode(void) {}
