// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/snapshot.h"
#include "core/api/views.h"
#include "core/api/walletprofile.h"
#include "core/util/result.h"
#include "ui/models/addressmodel.h"

#include <QWidget>

class QComboBox;
class QLayout;
class QLineEdit;
class QPushButton;
class QStackedWidget;
class QTabBar;

namespace lockstep::ui {

class AddressLookup;
class AddressTable;
class EmptyState;
class PlainLabel;
class RetryStrip;
class TypingRest;

/// The addresses of one wallet, by keychain: their labels, what they hold and how often they were paid; and a field
/// that tells whose an address is. It shows values and tells wishes by signals.
class AddressesPage final : public QWidget
{
    Q_OBJECT

public:
    explicit AddressesPage(WalletId wallet, QWidget* parent = nullptr);
    ~AddressesPage() override;

    void setSnapshot(const SyncSnapshot& snapshot);
    void setAddresses(const QList<AddressRow>& rows);
    void setAddressesError(const Error& error);
    void setFrozen(const QStringList& addresses); ///< Those of the wallet that hold frozen coins.
    void setProfile(const WalletProfile& profile); ///< For the line of counts.
    void setOwner(const QString& asked, const std::optional<AddressOwner>& owner); ///< Answers `whoseIsWanted`.
    void setOwnerError(const QString& asked, const Error& error);

    QList<AddressRow> shownRows() const { return m_model->shownRows(); } ///< As filtered and sorted.
    void refresh(); ///< Something of this wallet changed: asks when the page is shown.
    void showAddress(const QString& address); ///< Chooses it, whatever keychain and filter are set.

    QByteArray columns() const; ///< To be kept when the window closes, as those of TransactionsPage.
    void setColumns(const QByteArray& columns);

signals:
    void addressesWanted(); ///< And the profile.
    void labelChanged(const QString& address, const QString& label);
    void qrWanted(const QString& address);
    void exportWanted(const QList<lockstep::AddressRow>& rows); ///< Those that are shown.
    void importWanted(); ///< Addresses to watch without keys.
    void scanWanted(const QString& address); ///< To be looked for in old blocks.
    void whoseIsWanted(const QString& address);
    void ownerShowWanted(lockstep::WalletId wallet, const QString& address);
    void noticed(const QString& sentence); ///< Something was copied.

protected:
    void showEvent(QShowEvent* event) override;

private:
    using Keychain = AddressModel::Keychain;

    QWidget* buildFilter();
    QWidget* buildList();
    void buildEmptyStates();
    void addButtons(QLayout& footer);
    struct RowWords
    {
        QString button;
        QString menu;
    };
    void addRowButton(QLayout& footer, const RowWords& words, const QIcon& icon, const char* name,
                      void (AddressesPage::*act)());
    void connectParts();
    void applyFilter();
    void clearFilter();
    void showCounts();
    void nameKeychains();
    void showCurrent();
    void chooseKeychain(Keychain keychain);
    Keychain keychain() const;
    void askIfStale();
    void copyAddress();
    void editLabel();
    void wantQr();
    void wantScan();

    WalletId m_wallet;
    AddressModel* m_model;
    QLineEdit* m_text;
    TypingRest* m_rest; ///< Of the text.
    QComboBox* m_use;
    QTabBar* m_keychains;
    PlainLabel* m_counts; ///< Of the wallet.
    PlainLabel* m_note; ///< As of which block the balances are.
    RetryStrip* m_problem;
    QStackedWidget* m_stack;
    AddressTable* m_table;
    EmptyState* m_empty;
    EmptyState* m_noImported;
    EmptyState* m_noMatch;
    QList<QPushButton*> m_rowButtons;
    QPushButton* m_import;
    QPushButton* m_export;
    PlainLabel* m_count; ///< Of the list.
    AddressLookup* m_lookup;
    QString m_wanted; ///< To be chosen once it is read.
    bool m_isRead = false;
    bool m_isStale = true;
    bool m_hasKeychains = true;
};

} // namespace lockstep::ui
