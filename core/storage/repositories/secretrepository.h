// SPDX-License-Identifier: MIT
#pragma once

#include "core/storage/database/database.h"
#include "core/storage/repositories/rows.h"

#include <vector>

namespace lockstep {

/// Sealed records only: what is stored here opens with nothing but the person's passphrase.
class SecretRepository
{
public:
    explicit SecretRepository(Database& db) : m_db(db) { }

    Result<void> put(WalletId wallet, const std::string& kind, ByteSpan sealed); ///< Replaces.
    Result<std::optional<Bytes>> find(WalletId wallet, const std::string& kind);
    Result<std::vector<std::string>> kinds(WalletId wallet);

private:
    Database& m_db;
};

} // namespace lockstep
