// SPDX-License-Identifier: MIT
#pragma once

#include "core/util/bytes.h"
#include "core/util/result.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace lockstep::p2p {

using Magic = std::array<std::byte, 4>;

/// Commands without a payload, or with one that another message shares.
namespace command {
inline constexpr std::string_view Verack = "verack";
inline constexpr std::string_view WtxidRelay = "wtxidrelay";
inline constexpr std::string_view SendAddrV2 = "sendaddrv2";
inline constexpr std::string_view SendHeaders = "sendheaders";
inline constexpr std::string_view GetAddr = "getaddr";
inline constexpr std::string_view Inv = "inv";
inline constexpr std::string_view GetData = "getdata";
inline constexpr std::string_view NotFound = "notfound";
inline constexpr std::string_view GetCFilters = "getcfilters";
inline constexpr std::string_view GetCFHeaders = "getcfheaders";
inline constexpr std::string_view Block = "block";
inline constexpr std::string_view Tx = "tx";
} // namespace command

/// One message as it arrived: its checksum was right.
struct Frame
{
    std::string command;
    Bytes payload;
};

/// The largest payload of a command, from the caps of its lists; 0 for a command that Lockstep does not know.
std::size_t maximumPayload(std::string_view command);

/// One message of the v1 protocol: magic, command, length, checksum, payload.
Bytes frame(const Magic& magic, std::string_view command, ByteSpan payload = {});

template <typename Message>
requires requires { Message::Command; }
Bytes frame(const Magic& magic, const Message& message) { return frame(magic, Message::Command, message.serialize()); }

/// Cuts a stream of bytes into messages, however the bytes are cut or joined on their way. A payload's memory grows
/// with the bytes that arrive, never with the length that the header claims; unknown commands are not kept at all.
class MessageFramer
{
public:
    static constexpr std::size_t HeaderSize = 24;
    static constexpr std::size_t MaxPayload = 4'000'000;

    explicit MessageFramer(const Magic& magic) : m_magic(magic) { }

    /// Takes in the next bytes and appends the messages they complete. An error ends the connection: WrongNetwork
    /// (another magic), OutOfRange (too long for its command). A wrong checksum or unknown command drops the message.
    Result<void> feed(ByteSpan bytes, std::vector<Frame>& frames);

    /// The known message in the middle of which the stream stands, else empty. For "is it still coming?"
    std::string_view unfinishedCommand() const { return m_command; }
    std::size_t unfinishedBytes() const { return m_payload.size(); }

    std::uint64_t droppedMessages() const { return m_dropped; }

private:
    Result<void> readHeader();
    void finishPayload(std::vector<Frame>& frames);

    Magic m_magic;
    Bytes m_header; ///< Up to HeaderSize bytes of the header that is arriving.
    std::string m_command;
    Bytes m_payload;
    std::array<std::byte, 4> m_checksum{};
    std::size_t m_missing = 0; ///< Payload bytes still to come.
    bool m_inPayload = false;
    bool m_keep = false; ///< False while an unknown message passes by.
    std::uint64_t m_dropped = 0;
};

} // namespace lockstep::p2p
