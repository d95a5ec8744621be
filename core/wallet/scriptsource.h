// SPDX-License-Identifier: MIT
#pragma once

#include "core/util/bytes.h"
#include "core/util/result.h"
#include "core/wallet/keychain.h"

#include <cstdint>
#include <span>

namespace lockstep {

/// Branches of scripts that a scan can look for: a wallet's, or those of keys that are no wallet yet.
class ScriptSource
{
public:
    virtual ~ScriptSource() = default;

    virtual std::span<const Keychain> keychains() const = 0;

    /// Derived once, then kept in memory. Never needs a private key. Errors: OutOfRange.
    virtual Result<ByteSpan> script(KeychainId keychain, std::uint32_t index) = 0;
};

} // namespace lockstep
