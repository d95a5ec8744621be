// SPDX-License-Identifier: MIT
#pragma once

#include "core/wallet/scriptsource.h"

#include <array>
#include <vector>

namespace lockstep {

/// Some scripts, no wallet's, as something a scan can look for.
class FixedScripts final : public ScriptSource
{
public:
    explicit FixedScripts(std::vector<Bytes> scripts)
        : m_scripts(std::move(scripts))
        , m_keychains{Keychain{{}, false, 0, static_cast<std::uint32_t>(m_scripts.size())}}
    {
    }

    std::span<const Keychain> keychains() const override { return m_keychains; }
    Result<ByteSpan> script(KeychainId, std::uint32_t index) override
    {
        if (index >= m_scripts.size()) return Error{Errc::OutOfRange, "no such script"};
        return ByteSpan(m_scripts[index]);
    }

private:
    std::vector<Bytes> m_scripts;
    std::array<Keychain, 1> m_keychains;
};

} // namespace lockstep
