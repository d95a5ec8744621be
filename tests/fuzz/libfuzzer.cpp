// SPDX-License-Identifier: MIT

#include "tests/fuzz/target.h"

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>

/// lockstep-fuzz: libFuzzer around one target, which LOCKSTEP_FUZZ_TARGET names. Two words are our own:
///   lockstep-fuzz --list              name and longest input of every target
///   lockstep-fuzz --seeds FOLDER      writes the target's seeds there

namespace {

using namespace lockstep;

const fuzz::Target* target = nullptr;

int listTargets()
{
    for (const fuzz::Target& each : fuzz::allTargets())
        std::printf("%.*s %zu\n", static_cast<int>(each.name.size()), each.name.data(), each.maxLength);
    return EXIT_SUCCESS;
}

int writeSeeds(const std::string& folder)
{
    std::size_t number = 0;
    for (const Bytes& seed : target->seeds()) {
        std::ofstream file(folder + "/seed-" + std::to_string(number++), std::ios::binary);
        for (const std::byte b : seed) file.put(static_cast<char>(b));
        if (!file.flush()) return EXIT_FAILURE;
    }
    return EXIT_SUCCESS;
}

} // namespace

extern "C" int LLVMFuzzerInitialize(int* count, char*** words)
{
    const std::string_view first = *count > 1 ? (*words)[1] : "";
    if (first == "--list") std::exit(listTargets());
    const char* name = std::getenv("LOCKSTEP_FUZZ_TARGET");
    target = fuzz::targetNamed(name == nullptr ? "" : name);
    if (target == nullptr) {
        std::fprintf(stderr, "LOCKSTEP_FUZZ_TARGET names no target; --list does.\n");
        std::exit(EXIT_FAILURE);
    }
    if (first == "--seeds" && *count > 2) std::exit(writeSeeds((*words)[2]));
    return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    target->run(std::as_bytes(std::span(data, size)));
    return 0;
}
