// SPDX-License-Identifier: MIT
#pragma once

#include "core/descriptors/descriptor.h"
#include "core/wallet/scriptsource.h"

#include <vector>

namespace lockstep {

/// The scripts of a descriptor that is no wallet: to be looked for before anything is stored. Its keychains are
/// numbered by branch, from 0. Not thread-safe; may be handed to another thread.
class DescriptorScripts final : public ScriptSource
{
public:
    explicit DescriptorScripts(Descriptor descriptor);

    std::span<const Keychain> keychains() const override { return m_keychains; }
    Result<ByteSpan> script(KeychainId keychain, std::uint32_t index) override;

private:
    Descriptor m_descriptor;
    std::vector<Keychain> m_keychains;
    std::vector<std::vector<Bytes>> m_scripts; ///< By branch and index, without gaps.
};

} // namespace lockstep
