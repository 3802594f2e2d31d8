# shellcheck shell=bash
# Builds llama.cpp; set-up reads this file. A change here builds llama.cpp anew.
#
# The library runs on every x86-64 processor: it holds the arithmetic once for each of these kinds
# and takes the best one when it starts. Fewer kinds than llama.cpp offers keep the build short.
llama_processors="x64 haswell alderlake cascadelake"

# Only what the library itself is made from.
unpack_llama() { # archive, folder
    local top=llama_cpp_python-0.3.36/vendor/llama.cpp
    rm -rf "$2.part"
    mkdir -p "$2.part"
    tar -xzf "$1" -C "$2.part" --strip-components=3 \
        "$top"/{CMakeLists.txt,LICENSE,cmake,ggml,include,licenses,src,vendor}
    keep_processors "$2.part/ggml/src/CMakeLists.txt"
    mv "$2.part" "$2"
}

# llama.cpp has a switch for all kinds of processor and none for some of them.
keep_processors() { # CMakeLists.txt
    local kind keep=""
    for kind in $llama_processors; do
        grep -q "ggml_add_cpu_backend_variant($kind[ )]" "$1" || return 1
        keep+="${keep:+|}$kind"
    done
    sed -i -E "/ggml_add_cpu_backend_variant\(($keep)[ )]/b; /ggml_add_cpu_backend_variant\([a-z0-9]+ +SSE42/d" "$1"
}

configure_llama() { # source, build folder, 1 for this processor alone
    local kinds=(-DGGML_NATIVE=OFF -DGGML_BACKEND_DL=ON -DGGML_CPU_ALL_VARIANTS=ON)
    if [ "$3" = 1 ]; then kinds=(-DGGML_NATIVE=ON); fi
    # Warnings in code that is not ours would only fill the log.
    cmake -S "$1" -B "$2" -G Ninja -DCMAKE_BUILD_TYPE=Release -DCMAKE_C_FLAGS=-w -DCMAKE_CXX_FLAGS=-w \
        -DBUILD_SHARED_LIBS=ON "-DCMAKE_INSTALL_RPATH=\$ORIGIN" -DCMAKE_BUILD_WITH_INSTALL_RPATH=ON \
        -DGGML_OPENMP=OFF -DGGML_CCACHE=OFF "${kinds[@]}" \
        -DLLAMA_BUILD_COMMON=OFF -DLLAMA_BUILD_TESTS=OFF -DLLAMA_BUILD_TOOLS=OFF -DLLAMA_BUILD_EXAMPLES=OFF \
        -DLLAMA_BUILD_SERVER=OFF -DLLAMA_BUILD_APP=OFF -DLLAMA_BUILD_UI=OFF
}

# The headers stay beside the libraries: Native/build needs them when our C library changes.
collect_llama() { # source, build folder, folder
    mkdir -p "$3/include"
    cp -P "$2"/bin/lib*.so* "$3"
    strip --strip-unneeded "$3"/*.so
    cp "$1"/include/llama.h "$1"/ggml/include/{ggml,ggml-alloc,ggml-backend,ggml-cpu,ggml-opt,gguf}.h "$3/include"
    cp "$1/LICENSE" "$3"
}
