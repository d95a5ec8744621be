// SPDX-License-Identifier: MIT

#include "core/chain/checkpoints.h"

#include "core/chain/headerchunks.h"

#include <array>
#include <string_view>
#include <utility>
#include <vector>

namespace lockstep {

namespace {

constexpr std::int32_t ChunkLength = 2'016;

struct Fact
{
    std::int32_t height;
    std::string_view display;
};

// Filter headers as neutrino and btcd carry them (values only), display order.
// clang-format off
constexpr std::array MainnetFilterHeaders{
    Fact{100'000, "f28cbc1ab369eb01b7b5fe8bf59763abb73a31471fe404a26a06be4153aa7fa5"},
    Fact{200'000, "e5031471732f4fbfe7a25f6a03acc1413300d5c56ae8e06b95046b8e4c0f32b3"},
    Fact{300'000, "1bd50220fcdde929ca3143c91d2dd9a9bfedb38c452ba98dbb51e719bff8aa5b"},
    Fact{400'000, "5d973ab1f1c569c70deec1c1a8fb2e317a260f1656edb3b262c65f78ef192e3a"},
    Fact{500'000, "5d16ca293c9bdc0a9bc279b63f99fb661be38b095a59a44200a807caaa631a3c"},
    Fact{600'000, "bde0854d0b2f4386a860462547140e0c6817f5b4b2ab515ef70e204e377598f8"},
    Fact{660'000, "08312375fabc082b17fa8ee88443feb350c19a34bb7483f94f7478fa4ad33032"},
};

constexpr std::array Testnet3FilterHeaders{
    Fact{100'000, "97c0633f14625627fcd133250ad8cc525937e776b5f3fd272b06d02c58b65a1c"},
    Fact{200'000, "51aa817e5abe3acdcf103616b1a5736caf84bc3773a7286e9081108ecc38cc87"},
    Fact{400'000, "4aab9b3d4312cd85cfcd48a08b36c4402bfdc1e8395dcf4236c3029dfa837c48"},
    Fact{600'000, "713d9c9198e2dba0739e85aab6875cb951c36297b95a2d51131aa6919753b55d"},
    Fact{800'000, "0dafdff27269a70293c120b14b1f5e9a72a5e8688098cfc6140b9d64f8325b99"},
    Fact{1'000'000, "c2043fa2f6eb5f8f8d2c5584f743187f36302ed86b62c302e31155f378da9c5f"},
    Fact{1'400'000, "f9ae1750483d4c8ce82512616b1ded932886af46decb8d3e575907930542d9b3"},
    Fact{1'500'000, "dc0cfa13daf09df9b8dbe7532f75ebdb4255860b295016b2ca4b789394bc5090"},
    Fact{1'800'000, "67083b2d5dfc9ca1415bffa14e43a5bbe595e2e8b7ffbcc7a4ea78fa069a9c8d"},
    Fact{1'900'000, "96a31467f9edcaa3297770bc6cdf66926d5d17dfad70cb0cac285bfe9075c494"},
};

constexpr std::array Testnet4FilterHeaders{
    Fact{10'000, "5bf92ba99cc9e4971e705ab3c4a2a78ef0ea40986ab20f2c06ebfe7751e3fbb8"},
    Fact{50'000, "66592214f388e315256e5c6362750b858d580dec269500ecca7a4fbb8042b8e3"},
};
// clang-format on

template <typename Hash>
Hash known(std::string_view display)
{
    return Hash::fromDisplay(display).value(); // a typing mistake in this file stops the program at once
}

template <std::size_t N>
std::vector<FilterHeaderCheckpoint> read(const std::array<Fact, N>& facts)
{
    std::vector<FilterHeaderCheckpoint> points;
    points.reserve(N);
    for (const Fact& fact : facts) points.push_back({{fact.height}, known<FilterHeader>(fact.display)});
    return points;
}

} // namespace

std::span<const FilterHeaderCheckpoint> filterHeaderCheckpoints(Network network)
{
    static const auto Mainnet = read(MainnetFilterHeaders);
    static const auto Testnet3 = read(Testnet3FilterHeaders);
    static const auto Testnet4 = read(Testnet4FilterHeaders);
    switch (network) {
    case Network::Mainnet: return Mainnet;
    case Network::Testnet3: return Testnet3;
    case Network::Testnet4: return Testnet4;
    case Network::Signet:
    case Network::Regtest:
    case Network::Practice: break;
    }
    return {};
}

std::span<const HeaderChunkCheckpoint> headerChunkCheckpoints(Network network)
{
    static const auto Mainnet = [] {
        std::vector<HeaderChunkCheckpoint> points;
        BlockHeight last{-1};
        for (const std::string_view display : mainnetChunkHashes()) {
            last = last + ChunkLength;
            points.push_back({last, known<BlockHash>(display)});
        }
        return points;
    }();
    if (network == Network::Mainnet) return Mainnet;
    return {};
}

} // namespace lockstep
