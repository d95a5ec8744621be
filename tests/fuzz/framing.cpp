// SPDX-License-Identifier: MIT

#include "core/p2p/messages/wire.h"
#include "tests/fuzz/choices.h"
#include "tests/fuzz/memoryuse.h"
#include "tests/fuzz/seeds.h"
#include "tests/fuzz/target.h"

#include <algorithm>
#include <array>

namespace lockstep::fuzz {

using namespace p2p;

namespace {

constexpr Magic Regtest{std::byte{0xfa}, std::byte{0xbf}, std::byte{0xb5}, std::byte{0xda}};
constexpr std::array<std::string_view, 8> Commands{"version",    "verack", "ping",  "headers",
                                                   "getheaders", "inv",    "block", "nobodyknows"};

struct Outcome
{
    std::vector<Frame> frames;
    std::uint64_t dropped = 0;
    std::string_view error; ///< Empty: none.
};

/// What a framer makes of the stream when it comes in pieces, whose lengths `cut` chooses.
template <typename Cut>
Outcome framesOf(ByteSpan stream, Cut cut)
{
    Outcome outcome;
    MessageFramer framer(Regtest);
    while (!stream.empty() && outcome.error.empty()) {
        const std::size_t count = std::clamp<std::size_t>(cut(), 1, stream.size());
        const auto fed = framer.feed(stream.first(count), outcome.frames);
        if (!fed) outcome.error = fed.error().code == Errc::WrongNetwork ? "magic" : "length";
        stream = stream.subspan(count);
        require(framer.unfinishedBytes() <= MessageFramer::MaxPayload, "no more than 4,000,000 bytes are kept");
    }
    outcome.dropped = framer.droppedMessages();
    return outcome;
}

/// Checksums cannot be guessed: in this form the input names commands and payloads, and gets them framed.
Bytes framed(Choices choices)
{
    Bytes stream;
    while (!choices.atEnd()) {
        const std::string_view command = Commands[choices.below(Commands.size())];
        append(stream, frame(Regtest, command, choices.piece(80)));
    }
    return stream;
}

void requireSame(const Outcome& a, const Outcome& b)
{
    const auto same = [](const Frame& x, const Frame& y) { return x.command == y.command && x.payload == y.payload; };
    require(std::ranges::equal(a.frames, b.frames, same), "cutting the stream changes no message");
    require(a.dropped == b.dropped && a.error == b.error, "cutting the stream changes no verdict");
}

void run(ByteSpan input)
{
    Choices choices(input);
    const bool isFramed = choices.below(2) == 1;
    const std::uint8_t seed = choices.byte();
    const Bytes stream = isFramed ? framed(choices) : toBytes(choices.rest());

    const MemoryUse memory;
    const Outcome whole = framesOf(stream, [&] { return stream.size(); });
    require(memory.peak() <= 4 * stream.size() + 65'536, "memory grows with the bytes that arrive");

    requireSame(whole, framesOf(stream, [] { return std::size_t{1}; }));
    std::uint32_t state = seed;
    requireSame(whole, framesOf(stream, [&] { return (state = state * 1'103'515'245 + 12'345) >> 26; }));

    for (const Frame& message : whole.frames) {
        require(message.payload.size() <= maximumPayload(message.command), "a payload is within its command's limit");
        const Bytes again = frame(Regtest, message.command, message.payload);
        const auto found = std::search(stream.begin(), stream.end(), again.begin(), again.end());
        require(found != stream.end(), "a message is made of the stream's bytes");
    }
}

std::vector<Bytes> seeds()
{
    std::vector<Bytes> inputs;
    const Bytes verack = frame(Regtest, "verack");
    Bytes two = verack;
    append(two, frame(Regtest, "ping", hexSeed("0102030405060708")));
    inputs.push_back(withHead({0, 7}, verack));
    inputs.push_back(withHead({0, 3}, two));
    inputs.push_back(withHead({1, 9}, hexSeed("020801020304050607080100070301020303020000")));
    for (const Bytes& message : malformedMessages(600)) inputs.push_back(withHead({0, 5}, message));
    return inputs;
}

} // namespace

constinit const Target FramingTarget{"framing", 4'096, run, seeds};

} // namespace lockstep::fuzz
