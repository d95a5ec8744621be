// SPDX-License-Identifier: MIT
#pragma once

#include "core/util/bytes.h"

#include <optional>

namespace lockstep {

/// One step of a script: an opcode and what it pushes, if it pushes.
struct ScriptItem
{
    std::byte opcode{};
    ByteSpan pushed; ///< Viewed in the script; empty for an opcode that carries no data.
};

/// Walks a hostile script opcode by opcode. It views the bytes, so they must outlive it. Allocates nothing.
class ScriptReader
{
public:
    explicit ScriptReader(ByteSpan script) : m_rest(script) { }

    /// nullopt at the end, and for ever after a push that promises more bytes than there are.
    std::optional<ScriptItem> next();

    /// Every byte was understood. False where next() stopped at a push cut short.
    bool atEnd() const { return m_rest.empty(); }

private:
    ByteSpan m_rest;
};

} // namespace lockstep
