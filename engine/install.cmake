# What `cmake --install` lays down: libraries, headers, the command, the model, dictionaries,
# manual pages, and the two ways for another project to find them. The installed tree may be moved
# as a whole: nothing in it holds an absolute path that matters.
include(CMakePackageConfigHelpers)

set(SOAT_INSTALL_CMAKE ${CMAKE_INSTALL_LIBDIR}/cmake/soat)
set(SOAT_INSTALL_DATA ${CMAKE_INSTALL_DATADIR}/soat)
file(RELATIVE_PATH SOAT_PC_TO_PREFIX /${CMAKE_INSTALL_LIBDIR}/pkgconfig /)

install(TARGETS soat EXPORT soat-core LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR})
install(EXPORT soat-core NAMESPACE soat:: DESTINATION ${SOAT_INSTALL_CMAKE}
        FILE soatCoreTargets.cmake)
install(DIRECTORY engine/include/soat DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
configure_file(engine/soat.pc.in soat.pc @ONLY)
install(FILES ${CMAKE_BINARY_DIR}/soat.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)

if(TARGET soat-ocr)
  set_target_properties(soat-ocr PROPERTIES INSTALL_RPATH "$ORIGIN")
  install(TARGETS soat-ocr EXPORT soat-ocr LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR})
  install(EXPORT soat-ocr NAMESPACE soat:: DESTINATION ${SOAT_INSTALL_CMAKE}
          FILE soatOcrTargets.cmake)
  configure_file(engine/soat-ocr.pc.in soat-ocr.pc @ONLY)
  install(FILES ${CMAKE_BINARY_DIR}/soat-ocr.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
endif()

configure_package_config_file(engine/soatConfig.cmake.in ${CMAKE_BINARY_DIR}/soatConfig.cmake
                              INSTALL_DESTINATION ${SOAT_INSTALL_CMAKE})
write_basic_package_version_file(${CMAKE_BINARY_DIR}/soatConfigVersion.cmake
                                 COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_BINARY_DIR}/soatConfig.cmake ${CMAKE_BINARY_DIR}/soatConfigVersion.cmake
        DESTINATION ${SOAT_INSTALL_CMAKE})

# The model that a build ships; `soat` finds it from where it itself stands.
set(SOAT_MODEL_FILE ${PROJECT_SOURCE_DIR}/models/vi.soat)
if(EXISTS ${SOAT_MODEL_FILE})
  install(FILES ${SOAT_MODEL_FILE} DESTINATION ${SOAT_INSTALL_DATA})
endif()
if(EXISTS ${PROJECT_SOURCE_DIR}/dictionaries)
  install(DIRECTORY dictionaries DESTINATION ${SOAT_INSTALL_DATA})
endif()

set(SOAT_INSTALL_PARTS ${CMAKE_INSTALL_LIBEXECDIR}/soat)
file(RELATIVE_PATH soat_bin_to_scan /${CMAKE_INSTALL_BINDIR} /${SOAT_INSTALL_PARTS}/soat-scan)

# Installs a program into a folder; it finds libraries and model from where it stands.
function(soat_install_program target folder)
  file(RELATIVE_PATH to_lib /${folder} /${CMAKE_INSTALL_LIBDIR})
  file(RELATIVE_PATH to_data /${folder} /${SOAT_INSTALL_DATA})
  set_target_properties(${target} PROPERTIES INSTALL_RPATH "$ORIGIN/${to_lib}")
  target_compile_definitions(
    ${target}
    PRIVATE SOAT_MODEL_FROM_PROGRAM="${to_data}/vi.soat"
            SOAT_INSTALLED_MODEL="${CMAKE_INSTALL_FULL_DATADIR}/soat/vi.soat"
            SOAT_SOURCE_MODEL="${SOAT_MODEL_FILE}"
            SOAT_SCAN_FROM_PROGRAM="${soat_bin_to_scan}")
  install(TARGETS ${target} RUNTIME DESTINATION ${folder})
endfunction()
soat_install_program(soat-cli ${CMAKE_INSTALL_BINDIR})
if(TARGET soat-scan)
  soat_install_program(soat-scan ${SOAT_INSTALL_PARTS})
endif()

# Manual pages (scdoc): soat(1) is written by hand, a page for each command comes from its table.
# The commands are those that the program itself names, so a new one needs no line here.
find_program(SCDOC scdoc)
if(TARGET soat-cli)
  if(SCDOC)
    set(man ${CMAKE_BINARY_DIR}/man/man1)
    add_custom_command(OUTPUT ${man}/soat.1
      DEPENDS soat-cli ${CMAKE_CURRENT_LIST_DIR}/docs/man/soat.1.scd
              ${CMAKE_CURRENT_LIST_DIR}/docs/man/make_pages.sh
      COMMAND ${CMAKE_CURRENT_LIST_DIR}/docs/man/make_pages.sh $<TARGET_FILE:soat-cli> ${SCDOC}
              ${man}
      VERBATIM)
    add_custom_target(soat-man ALL DEPENDS ${man}/soat.1)
    install(DIRECTORY ${man} DESTINATION ${CMAKE_INSTALL_MANDIR})
  endif()
  set(completion ${CMAKE_BINARY_DIR}/completion/soat)
  add_custom_command(OUTPUT ${completion} DEPENDS soat-cli VERBATIM
    COMMAND sh -c "mkdir -p completion && $<TARGET_FILE:soat-cli> completion bash >completion/soat"
    WORKING_DIRECTORY ${CMAKE_BINARY_DIR})
  add_custom_target(soat-completion ALL DEPENDS ${completion})
  install(FILES ${completion} DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions)
endif()
