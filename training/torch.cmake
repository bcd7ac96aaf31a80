# SPDX-License-Identifier: GPL-3.0-or-later
# Finds LibTorch (Debian's, or any given by CMAKE_PREFIX_PATH) and makes scarp_torch of it. At the top level, because
# imported targets are seen only below the folder that finds them.
find_package(Torch REQUIRED)
if(TORCH_CXX_FLAGS MATCHES "_GLIBCXX_USE_CXX11_ABI=0")
  add_compile_definitions(_GLIBCXX_USE_CXX11_ABI=0) # everything must have the ABI of that LibTorch
endif()
add_library(scarp_torch INTERFACE)
# Only the libraries of LibTorch: its TORCH_LIBRARIES may name more than we use.
target_link_libraries(scarp_torch INTERFACE torch)
if(DEFINED Torch_DIR AND Torch_DIR MATCHES "^/usr/(lib|share)")
  # Debian's LibTorch computes with whatever libblas.so.3 is; the reference one makes a step about four times slower.
  find_library(SCARP_OPENBLAS NAMES openblas libopenblas.so.0
               PATHS /usr/lib/${CMAKE_LIBRARY_ARCHITECTURE}/openblas-pthread)
  if(SCARP_OPENBLAS)
    target_link_libraries(scarp_torch INTERFACE -Wl,--push-state,--no-as-needed ${SCARP_OPENBLAS} -Wl,--pop-state)
  else()
    message(WARNING "OpenBLAS not found (Debian: libopenblas0-pthread): training on the CPU will be slow")
  endif()
endif()
