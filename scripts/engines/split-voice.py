"""Cuts a Piper voice into two graphs, so that its sound can be made piece by piece.

    split-voice.py VOICE.onnx ACOUSTIC.onnx VOCODER.onnx

The acoustic graph turns phonemes into frames (first output) and says how many frames each phoneme
lasts (second output). The vocoder graph turns frames into sound, 256 samples for each frame.
"""

import sys

import onnx
from onnx.utils import Extractor

DURATIONS = "/Ceil_output_0"


def frames_of(graph):
    """The name of the value that enters the vocoder's first convolution."""
    return next(node.input[0] for node in graph.node if node.op_type == "Conv" and "dec/conv_pre" in node.name)


def cut(model, inputs, outputs, path):
    part = Extractor(model).extract_model(inputs, outputs)
    onnx.checker.check_model(part)
    found = [value.name for value in part.graph.output]
    if found != outputs:
        sys.exit(f"split-voice: {path} has the outputs {found}, not {outputs}")
    onnx.save(part, path)


def main(voice, acoustic, vocoder):
    model = onnx.shape_inference.infer_shapes(onnx.load(voice))
    frames = frames_of(model.graph)
    known = {value.name for value in model.graph.value_info}
    if frames not in known:
        # The extractor needs a type for the value at the cut; shape inference does not reach it.
        shape = [1, 192, None]
        model.graph.value_info.append(onnx.helper.make_tensor_value_info(frames, onnx.TensorProto.FLOAT, shape))
    if DURATIONS not in known:
        shape = [1, 1, None]
        model.graph.value_info.append(onnx.helper.make_tensor_value_info(DURATIONS, onnx.TensorProto.FLOAT, shape))
    inputs = [value.name for value in model.graph.input]
    audio = [value.name for value in model.graph.output]
    cut(model, inputs, [frames, DURATIONS], acoustic)
    cut(model, [frames], audio, vocoder)


if __name__ == "__main__":
    main(*sys.argv[1:])
