// SPDX-License-Identifier: MIT

#include "core/script/scriptreader.h"

#include "core/script/opcodes.h"

namespace lockstep {

namespace {

/// How many bytes after the opcode say the length of the push.
std::size_t lengthWidth(std::byte opcode)
{
    if (opcode == op::PushData1) return 1;
    if (opcode == op::PushData2) return 2;
    if (opcode == op::PushData4) return 4;
    return 0;
}

} // namespace

std::optional<ScriptItem> ScriptReader::next()
{
    if (m_rest.empty()) return std::nullopt;
    const std::byte opcode = m_rest.front();
    const std::size_t width = lengthWidth(opcode);
    if (m_rest.size() < 1 + width) return std::nullopt;

    std::size_t size = opcode < op::PushData1 ? std::to_integer<std::size_t>(opcode) : 0;
    for (std::size_t i = width; i > 0; --i) size = (size << 8) | std::to_integer<std::size_t>(m_rest[i]);
    if (m_rest.size() - 1 - width < size) return std::nullopt;

    const ScriptItem item{opcode, m_rest.subspan(1 + width, size)};
    m_rest = m_rest.subspan(1 + width + size);
    return item;
}

} // namespace lockstep
