// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/snapshot.h"
#include "core/api/views.h"
#include "ui/format/plain/amounttext.h"
#include "ui/format/plain/datetext.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QString>
#include <QStringList>

namespace lockstep {

/// What a verb that only reads answers: the same words on the command line and in the window's console. Plain text.
struct Reading
{
    QStringList lines; ///< For people; columns are aligned by spaces. Empty where `rows` has them.
    QStringList notes; ///< Advice that is no result.
    QJsonDocument json; ///< For programs; stable.
    QStringList header{}; ///< Of `rows`, as tableLines() takes it.
    QList<QStringList> rows{}; ///< As many as `json` has: a long table may come in parts, and is aligned as a whole.
    int next = 0; ///< The row with which the part after this one begins; 0: there is none.
};

QStringList linesOf(const Reading& reading); ///< `lines`, or those of `rows`.

/// While it lives amounts and dates are written as if nobody had chosen how: in full, as on the command line. On the
/// main thread, and within one turn of it.
class UnchosenLook
{
    Q_DISABLE_COPY_MOVE(UnchosenLook)

public:
    UnchosenLook();
    ~UnchosenLook();

private:
    AmountDisplay m_amounts;
    DateStyle m_dates;
};

Reading statusReading(const SyncSnapshot& snapshot, std::int64_t now);
Reading walletsReading(const SyncSnapshot& snapshot);
Reading balanceReading(const WalletView& wallet);
Reading jobsReading(const SyncSnapshot& snapshot);
Reading peersReading(const SyncSnapshot& snapshot);
Reading feesReading(const SyncSnapshot& snapshot);
Reading historyReading(const QList<HistoryRow>& rows, const SyncSnapshot& snapshot); ///< The newest first.
Reading coinsReading(const QList<CoinRow>& rows);
Reading addressesReading(const QList<AddressRow>& rows);

/// Aligned columns below a heading. Those that begin with '>' in the heading are aligned to the right.
QStringList tableLines(const QStringList& header, const QList<QStringList>& rows);

/// Without what a terminal obeys, and without marks that can turn an amount around.
QString harmless(QString text);

// For JSON.
QJsonObject pointJson(const ChainPoint& point);
QJsonObject walletJson(const WalletView& wallet);

template <typename Hash>
QString hashText(const Hash& hash)
{
    return QString::fromStdString(hash.display());
}

} // namespace lockstep
