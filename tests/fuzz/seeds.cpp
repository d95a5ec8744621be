// SPDX-License-Identifier: MIT

#include "tests/fuzz/seeds.h"

#include "core/util/hex.h"
#include "tests/fuzz/target.h"

#include <fstream>
#include <iterator>
#include <string>

namespace lockstep::fuzz {

namespace {

const std::string SourceFolder = LOCKSTEP_SOURCE_DIR;

} // namespace

Bytes hexSeed(std::string_view hex)
{
    auto bytes = fromHex(hex);
    require(bytes.has_value(), "a seed is hex");
    return *bytes;
}

Bytes withHead(std::initializer_list<unsigned> head, ByteSpan body)
{
    Bytes input;
    for (const unsigned value : head) input.push_back(static_cast<std::byte>(value));
    append(input, body);
    return input;
}

std::vector<Bytes> blockSeeds()
{
    std::vector<Bytes> blocks;
    for (const char* name : {"mainnet-170", "testnet3-1263442"}) {
        std::ifstream file(SourceFolder + "/tests/data/blocks/" + name + ".hex");
        std::string hex;
        require(static_cast<bool>(file >> hex), "a block of tests/data is there");
        blocks.push_back(hexSeed(hex));
    }
    return blocks;
}

std::vector<Bytes> malformedMessages(std::size_t longest)
{
    static constexpr std::string_view Before = "\"bytes\": \"";
    std::vector<Bytes> messages;
    std::ifstream file(SourceFolder + "/../shared/vectors/p2p_malformed.jsonl");
    for (std::string line; std::getline(file, line);) {
        const std::size_t at = line.find(Before);
        if (at == std::string::npos) continue; // a long one, written as repetitions
        const std::string_view hex = std::string_view(line).substr(at + Before.size());
        const std::string_view body = hex.substr(0, hex.find('"'));
        if (body.size() <= 2 * longest) messages.push_back(hexSeed(body));
    }
    return messages;
}

} // namespace lockstep::fuzz
