// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/services/ledgerservice.h"
#include "core/api/services/session.h"
#include "ui/format/errors/errortext.h"
#include "ui/format/sync/scanhistory.h"
#include "ui/style/theme.h"

#include <QObject>

#include <optional>

class QWidget;

namespace lockstep::ui {

class SectionStack;

/// Lists to files: asks where to, reads and writes off this thread, says what came of it.
class ExportController final : public QObject
{
    Q_OBJECT

public:
    ExportController(Session& session, QWidget& window);

    /// The list in sight as it is filtered and sorted; on a page without one the payments of `wallet`, or of all.
    void exportView(const SectionStack* pages, WalletId wallet);
    void exportPayments(HistoryQuery query); ///< What `query` lists; of all wallets each side of a transfer.
    void exportPaymentsOf(WalletId wallet); ///< All of them.
    void exportAddresses(WalletId wallet, const QList<AddressRow>& rows);
    void exportAddressesOf(WalletId wallet); ///< Those that were shown or used.

    void exportScans(const QList<PastScan>& scans, QWidget* from); ///< `from`: the window that has the list.

    void exportLabels(std::optional<WalletId> wallet); ///< As BIP329 has them; nullopt: of all wallets.
    void importLabelsFrom(const QString& path); ///< Such a file, or Electrum's. The person is asked first.
    void importLabelText(const QString& text); ///< The same of the text of one.

signals:
    void said(const QString& sentence); ///< Something small happened.
    void noticed(const QString& sentence, lockstep::ui::Tone tone,
                 const std::optional<lockstep::Error>& error = std::nullopt);

private:
    void readAddresses(const QString& path, const QList<HistoryRow>& rows);
    void writePayments(const QString& path, const QList<HistoryRow>& rows, const QList<QStringList>& addresses);
    void askToApply(const QString& fileName, const LabelFile& file); ///< `fileName` empty: it is no file.
    void applyLabels(const LabelFile& file);
    void fail(const Error& error, ErrorSubject subject = ErrorSubject::General);
    QString nameOf(WalletId wallet) const;

    Session& m_session;
    QWidget& m_window;
};

} // namespace lockstep::ui
