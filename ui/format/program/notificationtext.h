// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/snapshot.h"

#include <QString>

#include <cstdint>

namespace lockstep {

/// Bodies of desktop notifications. Some desktops read them as markup, so nothing that a person or a peer wrote is in
/// them; the wallet's name is the title, which is plain everywhere.

/// `change`: satoshis, signed, what the wallet owns more than when it was told last. No amount: neutral words.
QString paymentNotification(std::int64_t change, bool showAmount);

/// `amount`: satoshis that came in more, by the word of one peer.
QString unverifiedNotification(std::int64_t amount, bool showAmount);

/// Of an import, a rescan or a scan of addresses that ended. `transactions`: those that were not known before.
QString importNotification(JobKind kind, int transactions);

QString syncStoppedNotification();

} // namespace lockstep
