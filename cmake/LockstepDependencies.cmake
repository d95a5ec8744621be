# Every library from outside, named once. docs/dependencies.md says what each is for.
find_package(Qt6 6.4 REQUIRED COMPONENTS Core Concurrent Network Sql)
find_package(QCoro6 REQUIRED COMPONENTS Core)
if(NOT LOCKSTEP_CORE_ONLY)
    find_package(Qt6 6.4 REQUIRED COMPONENTS Gui Widgets Svg LinguistTools)
endif()
if(LOCKSTEP_BUILD_TESTS)
    find_package(Qt6 6.4 REQUIRED COMPONENTS Test)
    find_program(LOCKSTEP_PYTHON NAMES python3 REQUIRED)
endif()

find_package(OpenSSL 3.0 REQUIRED COMPONENTS Crypto)
find_package(PkgConfig REQUIRED)
pkg_check_modules(SODIUM REQUIRED IMPORTED_TARGET libsodium)
pkg_check_modules(UTF8PROC REQUIRED IMPORTED_TARGET libutf8proc)
pkg_check_modules(QRENCODE REQUIRED IMPORTED_TARGET libqrencode)
pkg_check_modules(SECP256K1 REQUIRED libsecp256k1)

# Debian 12 and 13 ship different sonames; the static archive lets one package serve both.
find_library(SECP256K1_ARCHIVE NAMES libsecp256k1.a HINTS ${SECP256K1_LIBRARY_DIRS} REQUIRED)
add_library(lockstep_secp256k1 INTERFACE)
target_link_libraries(lockstep_secp256k1 INTERFACE ${SECP256K1_ARCHIVE})
