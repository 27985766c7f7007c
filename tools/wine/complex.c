/* ucrtbase.dll: C's functions of complex numbers, which Wine has as names only. All others are passed on (windows.py).
   Structures, as Microsoft's headers have them; its long double is a double. */
#include <complex.h>
#include <math.h>

typedef struct { double re, im; } D;
typedef struct { float re, im; } F;

static double complex d(D z) { return __builtin_complex(z.re, z.im); }
static float complex f(F z) { return __builtin_complex(z.re, z.im); }
static D from_d(double complex z) { return (D){__real__ z, __imag__ z}; }
static F from_f(float complex z) { return (F){__real__ z, __imag__ z}; }

#define MAP(name, namef, namel) \
    D my_##name(D z) { return from_d(name(d(z))); } \
    D my_##namel(D z) { return from_d(name(d(z))); } \
    F my_##namef(F z) { return from_f(namef(f(z))); }
#define READ(name, namef, namel, in_double, in_float) \
    double my_##name(D z) { return in_double; } \
    double my_##namel(D z) { return in_double; } \
    float my_##namef(F z) { return in_float; }

MAP(cexp, cexpf, cexpl)
MAP(ccos, ccosf, ccosl)
MAP(csin, csinf, csinl)
MAP(ctan, ctanf, ctanl)
MAP(ccosh, ccoshf, ccoshl)
MAP(csinh, csinhf, csinhl)
MAP(ctanh, ctanhf, ctanhl)
READ(creal, crealf, creall, z.re, z.re)
READ(cimag, cimagf, cimagl, z.im, z.im)
READ(cabs, cabsf, cabsl, hypot(z.re, z.im), hypotf(z.re, z.im))
READ(carg, cargf, cargl, atan2(z.im, z.re), atan2f(z.im, z.re))
D my_cpow(D x, D y) { return from_d(cpow(d(x), d(y))); }
D my_cpowl(D x, D y) { return from_d(cpow(d(x), d(y))); }
F my_cpowf(F x, F y) { return from_f(cpowf(f(x), f(y))); }
