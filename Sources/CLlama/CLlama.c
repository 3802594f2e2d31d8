// This target is a header: the functions come from libcascade_llama.so at run time.
#include "cascade_llama.h"
