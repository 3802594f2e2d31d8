#include <opusenc.h>

// Swift cannot call a function with variable arguments.

static inline int cascade_opus_set_bit_rate(OggOpusEnc *encoder, opus_int32 bits_a_second) {
    return ope_encoder_ctl(encoder, OPUS_SET_BITRATE(bits_a_second));
}

static inline int cascade_opus_set_decision_delay(OggOpusEnc *encoder, opus_int32 samples) {
    return ope_encoder_ctl(encoder, OPE_SET_DECISION_DELAY(samples));
}
