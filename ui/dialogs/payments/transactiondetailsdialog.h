// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/snapshot.h"
#include "core/api/transactionview.h"
#include "ui/widgets/text/followsunit.h"

#include <QDialog>

class QFormLayout;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QTabWidget;

namespace lockstep::ui {

class Badge;
class PlainLabel;
class TransactionParts;

/// Everything about one transaction of a wallet. Not modal: `show()` it, several if the person likes, feed it again
/// when the wallet changes, and with every snapshot, which moves its confirmations. It deletes itself when it is
/// closed.
class TransactionDetailsDialog final : public QDialog, public FollowsUnit
{
    Q_OBJECT

public:
    explicit TransactionDetailsDialog(const TransactionView& transaction, QWidget* parent = nullptr);
    ~TransactionDetailsDialog() override;

    WalletId wallet() const { return m_transaction.row.wallet; }
    const Txid& txid() const { return m_transaction.row.txid; }

    /// The same transaction, later: a label that is being typed stays.
    void setTransaction(const TransactionView& transaction);
    void setSnapshot(const SyncSnapshot& snapshot); ///< Where its wallet and the chain stand now.
    void followUnit() override;

signals:
    void fileWanted(const QString& path, const QByteArray& content);
    void giveUpWanted(const lockstep::Txid& txid, const QString& label); ///< Nobody has asked the person yet.
    void labelChanged(lockstep::WalletId wallet, const lockstep::Txid& txid, const QString& label);

private:
    QWidget* buildHead();
    QWidget* buildFacts();
    QWidget* buildParts();
    QWidget* buildRaw();
    void addFact(QFormLayout& form, const QString& name, PlainLabel*& value, const QString& objectName);
    QLineEdit* addHash(QFormLayout& form, const QString& name, const QString& objectName);
    void showTransaction();
    void showState();
    void showBlock();
    void copy(const QString& text, const QString& sentence);
    void saveRaw();
    void commitLabel();

    TransactionView m_transaction;
    BlockHeight m_at; ///< The wallet's SyncedTo, up to which confirmations are counted.
    BlockHeight m_tip; ///< Of the best chain.
    std::optional<OutgoingView> m_outgoing; ///< It was given to be sent, and no block has it.
    PlainLabel* m_amount = nullptr;
    Badge* m_state = nullptr;
    PlainLabel* m_meaning = nullptr;
    QLineEdit* m_label = nullptr;
    PlainLabel* m_walletName = nullptr;
    PlainLabel* m_date = nullptr;
    QFormLayout* m_form = nullptr;
    QLineEdit* m_replacedBy = nullptr; ///< In a row that is there while something took its place.
    PlainLabel* m_transfer = nullptr; ///< In a row that is there for transfers.
    PlainLabel* m_block = nullptr;
    QLineEdit* m_blockHash = nullptr;
    QLineEdit* m_txid = nullptr;
    PlainLabel* m_fee = nullptr;
    PlainLabel* m_size = nullptr;
    PlainLabel* m_lockTime = nullptr;
    PlainLabel* m_replaceable = nullptr;
    PlainLabel* m_inputsTitle = nullptr;
    PlainLabel* m_outputsTitle = nullptr;
    TransactionParts* m_inputs = nullptr;
    TransactionParts* m_outputs = nullptr;
    QPlainTextEdit* m_raw = nullptr;
    PlainLabel* m_rawNote = nullptr;
    QPushButton* m_giveUp = nullptr; ///< There while it can be.
    PlainLabel* m_notice = nullptr; ///< What was copied.
};

} // namespace lockstep::ui
