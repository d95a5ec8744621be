// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/services/ledgerservice.h"
#include "core/api/services/session.h"
#include "core/api/transactionview.h"
#include "ui/pages/sectionstack.h"
#include "ui/style/theme.h"

#include <QObject>

#include <optional>

namespace lockstep::ui {

class AddWalletController;
class AddressesPage;
class ReceivePage;
class SnapshotRelay;
class TransactionsPage;
class WalletController;
class WindowLook;

/// What wallets own and are paid: feeds the pages of payments, addresses and receiving, keeps labels, opens details.
class LedgerController final : public QObject
{
    Q_OBJECT

public:
    LedgerController(Session& session, const SnapshotRelay& relay, WalletController& wallets,
                     AddWalletController& adding, WindowLook& look, QWidget& window);

    PagePlug makeTransactions(std::optional<WalletId> wallet, QWidget* parent); ///< nullopt: of all wallets.
    PagePlug makeReceive(WalletId wallet, QWidget* parent);
    PagePlug makeAddresses(WalletId wallet, QWidget* parent);
    void showTransaction(WalletId wallet, const Txid& txid);
    void copyRaw(WalletId wallet, const Txid& txid);
    void setExplorer(const QString& site) { m_explorer = site; } ///< As the person chose it; empty: none.
    void saveColumns(); ///< Of the tables, as they are now: for the next start.

signals:
    void noticed(const QString& sentence, lockstep::ui::Tone tone,
                 const std::optional<lockstep::Error>& error = std::nullopt);
    void said(const QString& sentence); ///< Something small happened.
    void paymentsExportWanted(const lockstep::HistoryQuery& query);
    void addressesExportWanted(lockstep::WalletId wallet, const QList<lockstep::AddressRow>& rows);
    void receiveWanted(); ///< To be paid: the page that says where.
    void addressHandedOut(lockstep::WalletId wallet); ///< A new one: lists that were read lack it.
    void addressWanted(lockstep::WalletId wallet, const QString& address); ///< To be shown on its page.

private:
    void connectReceive(ReceivePage* page);
    void connectRequests(ReceivePage* page);
    void connectAddresses(WalletId wallet, AddressesPage* page);
    void readHistory(TransactionsPage* page, const HistoryQuery& query, int offset, int count);
    void readAddresses(WalletId wallet, AddressesPage* page);
    void openDetails(const TransactionView& transaction);
    void openExplorer(const Txid& txid);
    void giveUp(const Txid& txid, const QString& label, QWidget& window);
    void setLabel(WalletId wallet, const LabelTarget& target, const QString& label);
    void save(const QString& path, const QByteArray& content);

    Session& m_session;
    const SnapshotRelay& m_relay;
    WalletController& m_wallets;
    AddWalletController& m_adding;
    WindowLook& m_look;
    QWidget& m_window;
    QString m_explorer;
};

} // namespace lockstep::ui
