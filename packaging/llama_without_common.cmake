# Leaves llama.cpp's "common" library out of the build: the Python binding never loads it, and it is nearly half of
# the compile. The binding's own CMakeLists forces the cache entry on, so -DLLAMA_BUILD_COMMON=OFF alone has no
# effect; a plain variable set straight after project(llama.cpp) wins over the cache (CMake policy CMP0077).
set(LLAMA_BUILD_COMMON OFF)
