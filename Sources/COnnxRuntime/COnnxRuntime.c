// This target is a header: the functions come from libonnxruntime.so at run time.
#include "onnx_runtime_table.h"
