// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>

/// The opcodes of the standard scripts, by the name after "OP_".
namespace lockstep::op {

inline constexpr std::byte Zero{0x00}; ///< Pushes nothing: the empty item, witness version 0.
inline constexpr std::byte PushData1{0x4c}; ///< Below it an opcode is the count of bytes it pushes.
inline constexpr std::byte PushData2{0x4d};
inline constexpr std::byte PushData4{0x4e};
inline constexpr std::byte One{0x51}; ///< One to Sixteen stand in a row.
inline constexpr std::byte Sixteen{0x60};
inline constexpr std::byte Return{0x6a};
inline constexpr std::byte Dup{0x76};
inline constexpr std::byte Equal{0x87};
inline constexpr std::byte EqualVerify{0x88};
inline constexpr std::byte Hash160{0xa9};
inline constexpr std::byte CheckSig{0xac};
inline constexpr std::byte CheckMultisig{0xae};

} // namespace lockstep::op
