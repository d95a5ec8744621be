// SPDX-License-Identifier: MIT
#pragma once

#include "core/storage/rows.h"
#include "core/wallet/indexedblock.h"
#include "core/wallet/scriptsource.h"

#include <array>

namespace lockstep {

/// The script of an outpoint as something a scan can look for.
class OutpointScript final : public ScriptSource
{
public:
    explicit OutpointScript(Bytes script) : m_script(std::move(script)) { }

    std::span<const Keychain> keychains() const override { return m_keychains; }
    Result<ByteSpan> script(KeychainId, std::uint32_t) override { return ByteSpan(m_script); }

private:
    Bytes m_script;
    std::array<Keychain, 1> m_keychains{Keychain{{}, false, 0, 1}};
};

/// Notes what the block `at` has of the outpoint: its making, its spending, or why it cannot be what was asked for.
/// The blocks come in the order of the chain. The same block twice changes nothing.
void lookInto(OutpointRow& row, const ChainPoint& at, const IndexedBlock& block);

/// The verdict, once `at` is the last block to look at. One that stands already (spent, no such output) is kept.
void conclude(OutpointRow& row, const ChainPoint& at);

} // namespace lockstep
