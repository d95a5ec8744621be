// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/accountsearch.h"
#include "core/sync/batch/scriptsearch.h"

namespace lockstep {

/// The scripts of all accounts that an AccountSearch may come to, public keys alone: the words are needed no longer.
/// On a worker. Errors: those of Mnemonic::parse; Malformed (passphrase not UTF-8).
Result<SearchWish> searchWishOf(const AccountSearch& search, Network network, std::int64_t now);

AccountSearchReport accountReportOf(const SearchReport& report, Network network);

} // namespace lockstep
