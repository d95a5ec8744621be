// SPDX-License-Identifier: MIT

#include "core/p2p/messages/wire.h"

#include "core/crypto/hash.h"
#include "core/encoding/bytereader.h"
#include "core/encoding/bytewriter.h"

#include <algorithm>
#include <optional>

namespace lockstep::p2p {

namespace {

constexpr std::size_t CommandSize = 12;

struct CommandLimit
{
    std::string_view command;
    std::size_t bytes;
};

// Room for the longest honest message, and a little for fields that a later protocol may add at the end.
constexpr std::array Limits{
    CommandLimit{"version", 2'000},
    CommandLimit{"verack", 64},
    CommandLimit{"wtxidrelay", 64},
    CommandLimit{"sendaddrv2", 64},
    CommandLimit{"sendheaders", 64},
    CommandLimit{"ping", 64},
    CommandLimit{"pong", 64},
    CommandLimit{"getaddr", 64},
    CommandLimit{"feefilter", 64},
    CommandLimit{"addr", 30'100},
    CommandLimit{"addrv2", 540'000},
    CommandLimit{"getheaders", 3'400},
    CommandLimit{"headers", 162'100},
    CommandLimit{"inv", 1'800'100},
    CommandLimit{"getdata", 1'800'100},
    CommandLimit{"notfound", 1'800'100},
    CommandLimit{"getcfilters", 100},
    CommandLimit{"cfilter", 300'100},
    CommandLimit{"getcfheaders", 100},
    CommandLimit{"cfheaders", 64'200},
    CommandLimit{"getcfcheckpt", 100},
    CommandLimit{"cfcheckpt", 1'000'000},
    CommandLimit{"block", MessageFramer::MaxPayload},
    CommandLimit{"tx", MessageFramer::MaxPayload},
};

std::array<std::byte, 4> checksumOf(ByteSpan payload)
{
    const Digest32 digest = doubleSha256(payload);
    return {digest[0], digest[1], digest[2], digest[3]};
}

/// nullopt unless it is printable ASCII, then zeros to the end.
std::optional<std::string> commandFrom(const std::array<std::byte, CommandSize>& field)
{
    std::string command;
    bool ended = false;
    for (const std::byte b : field) {
        const auto c = static_cast<char>(b);
        if (c == '\0') ended = true;
        if (c == '\0') continue;
        if (ended || c < ' ' || c > '~') return std::nullopt;
        command.push_back(c);
    }
    if (command.empty()) return std::nullopt;
    return command;
}

} // namespace

std::size_t maximumPayload(std::string_view command)
{
    const auto* found = std::ranges::find(Limits, command, &CommandLimit::command);
    return found == Limits.end() ? 0 : found->bytes;
}

Bytes frame(const Magic& magic, std::string_view command, ByteSpan payload)
{
    std::array<std::byte, CommandSize> field{};
    std::ranges::copy(bytesOf(command.substr(0, CommandSize)), field.begin());
    ByteWriter out;
    out.bytes(magic).bytes(field).u32(static_cast<std::uint32_t>(payload.size()));
    return std::move(out.bytes(checksumOf(payload)).bytes(payload)).result();
}

Result<void> MessageFramer::feed(ByteSpan bytes, std::vector<Frame>& frames)
{
    while (true) {
        if (!m_inPayload) {
            const ByteSpan taken = bytes.first(std::min(bytes.size(), HeaderSize - m_header.size()));
            append(m_header, taken);
            bytes = bytes.subspan(taken.size());
            if (auto read = readHeader(); !read) return read;
            if (!m_inPayload) return {}; // the header goes on in the next piece
        }
        const ByteSpan taken = bytes.first(std::min(bytes.size(), m_missing));
        if (m_keep) append(m_payload, taken);
        m_missing -= taken.size();
        bytes = bytes.subspan(taken.size());
        if (m_missing > 0) return {};
        finishPayload(frames);
    }
}

Result<void> MessageFramer::readHeader()
{
    // A foreign magic is known from its first wrong byte: nobody has to wait for a whole header of it.
    const std::size_t known = std::min(m_header.size(), m_magic.size());
    if (!std::equal(m_header.begin(), m_header.begin() + static_cast<std::ptrdiff_t>(known), m_magic.begin()))
        return Error{Errc::WrongNetwork, "message: the magic of another network"};
    if (m_header.size() < HeaderSize) return {};

    ByteReader in(ByteSpan(m_header).subspan(m_magic.size()));
    const auto command = commandFrom(in.array<CommandSize>());
    const std::size_t length = in.u32();
    m_checksum = in.array<4>();
    const std::size_t limit = maximumPayload(command.value_or(""));
    if (length > (limit == 0 ? MaxPayload : limit))
        return Error{Errc::OutOfRange, "message: too long: " + command.value_or("unknown")};
    m_keep = limit > 0;
    if (m_keep) m_command = *command;
    m_missing = length;
    m_inPayload = true;
    m_header.clear();
    return {};
}

void MessageFramer::finishPayload(std::vector<Frame>& frames)
{
    if (m_keep && checksumOf(m_payload) == m_checksum)
        frames.push_back({std::move(m_command), std::move(m_payload)});
    else
        ++m_dropped;
    m_command.clear();
    m_payload = {};
    m_inPayload = false;
}

} // namespace lockstep::p2p
