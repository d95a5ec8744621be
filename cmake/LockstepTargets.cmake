# One place for flags: every target of ours links lockstep_flags and gets the same warnings.
add_library(lockstep_flags INTERFACE)
target_compile_features(lockstep_flags INTERFACE cxx_std_20)
target_include_directories(lockstep_flags INTERFACE ${PROJECT_SOURCE_DIR})
target_compile_options(lockstep_flags INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wold-style-cast -Wnon-virtual-dtor
    -Woverloaded-virtual -Wcast-align
    $<$<CXX_COMPILER_ID:GNU>:-Wduplicated-cond -Wduplicated-branches -Wlogical-op>
    $<$<BOOL:${LOCKSTEP_WERROR}>:-Werror>)
target_compile_definitions(lockstep_flags INTERFACE
    QT_NO_CAST_TO_ASCII QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_NO_FOREACH QT_NO_URL_CAST_FROM_STRING
    QT_DISABLE_DEPRECATED_BEFORE=0x060400)
# What a newer Qt deprecates often has no other way in 6.4: not worth a build that breaks on tomorrow's Debian.
if(Qt6_VERSION VERSION_GREATER_EQUAL 6.5)
    target_compile_definitions(lockstep_flags INTERFACE QT_WARN_DEPRECATED_UP_TO=0x060400)
endif()

# In the product, not in tests: a literal becomes a QString only through tr() or u""_s, so a forgotten tr() does not compile.
add_library(lockstep_strict INTERFACE)
target_link_libraries(lockstep_strict INTERFACE lockstep_flags)
target_compile_definitions(lockstep_strict INTERFACE QT_NO_CAST_FROM_ASCII QT_NO_CAST_FROM_BYTEARRAY)

# lockstep_module(core_sync SOURCES a.cpp a.h DEPENDS lockstep::core_wallet Qt6::Core)
# A module without a .cpp is made INTERFACE, so a folder of headers is written the same way.
function(lockstep_module name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;DEPENDS")
    set(sources ${arg_SOURCES})
    list(FILTER sources INCLUDE REGEX "\\.cpp$")
    if(sources)
        add_library(lockstep_${name} STATIC ${arg_SOURCES})
        target_link_libraries(lockstep_${name} PUBLIC ${arg_DEPENDS} PRIVATE lockstep_strict)
    else()
        add_library(lockstep_${name} INTERFACE)
        target_link_libraries(lockstep_${name} INTERFACE ${arg_DEPENDS})
    endif()
    add_library(lockstep::${name} ALIAS lockstep_${name})
endfunction()

# Tests see no desktop: Qt warns about a missing runtime folder, and a warning fails a test.
set(LOCKSTEP_TEST_RUNTIME_DIR ${PROJECT_BINARY_DIR}/test-runtime)
file(MAKE_DIRECTORY ${LOCKSTEP_TEST_RUNTIME_DIR})
file(CHMOD ${LOCKSTEP_TEST_RUNTIME_DIR} PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE)

# lockstep_test(tst_amount LABEL unit DEPENDS lockstep::core_primitives)
# Labels: unit, integration, gui, node (needs btcd or bitcoind). TIMEOUT in seconds, 60 if not said.
function(lockstep_test name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "LABEL;TIMEOUT" "DEPENDS")
    if(NOT arg_TIMEOUT)
        set(arg_TIMEOUT 60)
    endif()
    if(CMAKE_CXX_FLAGS MATCHES "-fsanitize")
        math(EXPR arg_TIMEOUT "${arg_TIMEOUT} * 4") # each step costs two to three times as much
    endif()
    add_executable(${name} ${name}.cpp)
    target_link_libraries(${name} PRIVATE lockstep_flags lockstep_test_support Qt6::Test ${arg_DEPENDS})
    add_test(NAME ${name} COMMAND ${name})
    set_tests_properties(${name} PROPERTIES LABELS ${arg_LABEL} TIMEOUT ${arg_TIMEOUT}
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8;XDG_RUNTIME_DIR=${LOCKSTEP_TEST_RUNTIME_DIR}")
    if(NOT arg_LABEL STREQUAL "gui") # offscreen itself warns when a window is shown; GUI tests call failOnAnyWarning()
        set_property(TEST ${name} APPEND PROPERTY ENVIRONMENT QT_FATAL_WARNINGS=1)
    endif()
endfunction()
