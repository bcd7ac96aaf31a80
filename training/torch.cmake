# SPDX-License-Identifier: GPL-3.0-or-later
# Finds LibTorch (Debian's, or any given by CMAKE_PREFIX_PATH) and makes scarp_torch of it. At the top level, because
# imported targets are seen only below the folder that finds them.
add_library(scarp_torch INTERFACE)
find_library(SCARP_TORCH_LIBRARY torch HINTS ${Torch_DIR}/../../../lib)
find_program(SCARP_NVCC nvcc HINTS $ENV{CUDA_HOME}/bin $ENV{CUDA_PATH}/bin /usr/local/cuda/bin)
mark_as_advanced(SCARP_TORCH_LIBRARY SCARP_NVCC)
get_filename_component(torch_lib "${SCARP_TORCH_LIBRARY}" DIRECTORY)
if(EXISTS "${torch_lib}/libtorch_cuda.so" AND NOT SCARP_NVCC)
  # The package file of a CUDA LibTorch stops where there is no CUDA compiler. We compile nothing for CUDA and name
  # none of its headers, so on a node with LibTorch alone its libraries are taken as they are.
  get_filename_component(torch_prefix ${torch_lib} DIRECTORY)
  message(STATUS "CUDA LibTorch in ${torch_prefix}, used without a CUDA toolkit")
  target_include_directories(scarp_torch SYSTEM INTERFACE ${torch_prefix}/include
                                                          ${torch_prefix}/include/torch/csrc/api/include)
  set(torch_libraries "")
  foreach(name torch torch_cpu c10 torch_cuda c10_cuda)
    find_library(SCARP_LIB_${name} ${name} PATHS ${torch_lib} NO_DEFAULT_PATH REQUIRED)
    mark_as_advanced(SCARP_LIB_${name})
    list(APPEND torch_libraries ${SCARP_LIB_${name}})
  endforeach()
  # No symbol of ours is in the CUDA ones, and what they need in turn (the runtime of CUDA) is found at the start.
  target_link_libraries(scarp_torch INTERFACE -Wl,--push-state,--no-as-needed ${torch_libraries} -Wl,--pop-state
                                              -Wl,--allow-shlib-undefined)
  file(STRINGS ${torch_prefix}/share/cmake/Torch/TorchConfig.cmake torch_old_abi REGEX "_GLIBCXX_USE_CXX11_ABI=0")
else()
  find_package(Torch REQUIRED)
  # Only the libraries of LibTorch: its TORCH_LIBRARIES may name more than we use.
  target_link_libraries(scarp_torch INTERFACE torch)
  string(REGEX MATCH "_GLIBCXX_USE_CXX11_ABI=0" torch_old_abi "${TORCH_CXX_FLAGS}")
endif()
if(torch_old_abi)
  add_compile_definitions(_GLIBCXX_USE_CXX11_ABI=0) # everything must have the ABI of that LibTorch
endif()
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
