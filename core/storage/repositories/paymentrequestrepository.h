// SPDX-License-Identifier: MIT
#pragma once

#include "core/storage/database/database.h"
#include "core/storage/repositories/rows.h"

#include <vector>

namespace lockstep {

/// What people asked to be paid, and on which script.
class PaymentRequestRepository
{
public:
    explicit PaymentRequestRepository(Database& db) : m_db(db) { }

    Result<std::int64_t> insert(const PaymentRequestRow& row); ///< The new id.
    Result<WalletId> remove(std::int64_t id); ///< Whose it was. Errors: NotFound.
    Result<std::vector<PaymentRequestRow>>
    ofWallet(WalletId wallet); ///< The newest first. A coin counts for one of them.
    Result<bool> isAsked(KeychainId keychain, std::uint32_t index); ///< There is one on this script.

private:
    Database& m_db;
};

} // namespace lockstep
