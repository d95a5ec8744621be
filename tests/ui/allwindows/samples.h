// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/paymentrequest.h"
#include "core/api/scanestimate.h"
#include "core/api/transactionview.h"
#include "core/api/walletprofile.h"
#include "tests/support/fakehistory.h"

namespace lockstep::test {

/// What a window is filled with: as a session would answer, written by hand.

inline constexpr std::int64_t SampleNow = 1'780'000'100;
inline constexpr const char* SampleAddress = "bcrt1qcr8te4kr609gcawutmrza0j4xv80jy8zeqchgx";

/// Words in the samples that come from a person, a peer or the chain, and are nowhere translated.
QStringList sampleWords();

SecureBytes sampleRecoveryWords(); ///< Twelve, which everybody may know.
WalletProfile sampleProfile();
WalletProfile watchOnlyProfile(); ///< A list of addresses, without keys.
QList<AddressRow> sampleAddresses();
QList<PaymentRequest> sampleRequests(); ///< One in each state.
FakeHistory sampleHistory(); ///< Payments in every state.
TransactionView sampleTransaction();
ScanEstimate sampleEstimate();
SyncSnapshot sampleSnapshot(); ///< Three wallets: unlocked, locked, watch-only; all up to date.
JobView sampleJob(JobState state);

} // namespace lockstep::test
