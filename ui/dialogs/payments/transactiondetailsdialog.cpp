// SPDX-License-Identifier: MIT

#include "ui/dialogs/payments/transactiondetailsdialog.h"

#include "ui/dialogs/payments/transactionparts.h"
#include "ui/dialogs/savefiledialog.h"
#include "ui/format/payments/historytext.h"
#include "ui/format/payments/transactiontext.h"
#include "ui/format/plain/amounttext.h"
#include "ui/format/plain/datetext.h"
#include "ui/format/plain/numbertext.h"
#include "ui/style/fonts.h"
#include "ui/style/icons.h"
#include "ui/style/spacing.h"
#include "ui/widgets/buttons/pushbutton.h"
#include "ui/widgets/layout/withinscreen.h"
#include "ui/widgets/tables/labeldelegate.h"
#include "ui/widgets/text/badge.h"
#include "ui/widgets/text/labels.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QShortcut>
#include <QTabWidget>
#include <QVBoxLayout>

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype MostHexShown = 20'000; ///< A text field lays out one line of a million digits for seconds.

Tone toneOf(PaymentState state)
{
    switch (state) {
    case PaymentState::Waiting:
    case PaymentState::Unverified: return Tone::Warning;
    case PaymentState::Confirming:
    case PaymentState::Immature: return Tone::Busy;
    case PaymentState::Confirmed: return Tone::Good;
    case PaymentState::Replaced:
    case PaymentState::Conflicted:
    case PaymentState::Abandoned:
    case PaymentState::Expired:
    case PaymentState::InRemovedBlock: break;
    }
    return Tone::Bad;
}

} // namespace

TransactionDetailsDialog::TransactionDetailsDialog(const TransactionView& transaction, QWidget* parent)
    : QDialog(parent)
{
    setObjectName(u"transactionDetailsDialog");
    setAttribute(Qt::WA_DeleteOnClose);
    auto* tabs = new QTabWidget(this);
    tabs->setObjectName(u"transactionTabWidget");
    tabs->setDocumentMode(true); // on the window's own colour, where quiet text has its contrast
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->button(QDialogButtonBox::Close)->setObjectName(u"closeButton");
    m_notice = mutedLabel({}, this);
    m_notice->setObjectName(u"copiedLabel");
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(spacing::Large, spacing::Large, spacing::Large, spacing::Large);
    column->setSpacing(spacing::Medium);
    column->addWidget(buildHead());
    column->addWidget(tabs, 1);
    auto* foot = new QHBoxLayout;
    foot->addWidget(m_notice, 1);
    m_giveUp = pushButton(u"giveUpButton", tr("&Give up…"), this);
    connect(m_giveUp, &QPushButton::clicked, this, [this] { emit giveUpWanted(txid(), m_transaction.row.label); });
    foot->addWidget(m_giveUp);
    foot->addWidget(buttons);
    column->addLayout(foot);
    tabs->addTab(buildFacts(), tr("&Details"));
    tabs->addTab(buildParts(), tr("&Inputs and outputs"));
    tabs->addTab(buildRaw(), tr("&Raw transaction"));
    setTabOrder(m_label, tabs);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(new QShortcut(QKeySequence::Close, this), &QShortcut::activated, this, &QDialog::reject);
    // Return ends the typing of a label: it must not press a button.
    for (QPushButton* button : findChildren<QPushButton*>()) button->setAutoDefault(false);
    setTransaction(transaction);
    resizeWithinScreen(*this, {fontMetrics().averageCharWidth() * 105, fontMetrics().height() * 32});
}

/// The field says that it lost the focus also when it goes; by then nobody is here to hear it.
TransactionDetailsDialog::~TransactionDetailsDialog() { m_label->disconnect(this); }

QWidget* TransactionDetailsDialog::buildHead()
{
    auto* head = new QWidget(this);
    m_amount = new PlainLabel({}, head);
    m_amount->setObjectName(u"amountLabel");
    m_amount->setFont(amountFont(scaledFont(font(), 1.6, QFont::DemiBold)));
    m_amount->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_state = new Badge(head);
    m_state->setObjectName(u"paymentStateBadge");
    m_meaning = paragraph({}, head, PlainLabel::Colour::Muted);
    m_meaning->setObjectName(u"paymentMeaningLabel");
    m_label = new QLineEdit(head);
    m_label->setObjectName(u"transactionLabelEdit");
    m_label->setMaxLength(MostLabelLength);
    m_label->setPlaceholderText(tr("What it was for"));
    auto* name = new QLabel(tr("&Label"), head);
    name->setBuddy(m_label);
    auto* first = new QHBoxLayout;
    first->addWidget(m_amount);
    first->addSpacing(spacing::Small);
    first->addWidget(m_state);
    first->addStretch(1);
    auto* label = new QHBoxLayout;
    label->setSpacing(spacing::Small);
    label->addWidget(name);
    label->addWidget(m_label, 1);
    auto* column = new QVBoxLayout(head);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing::Tight);
    column->addLayout(first);
    column->addWidget(m_meaning);
    column->addSpacing(spacing::Small);
    column->addLayout(label);
    connect(m_label, &QLineEdit::editingFinished, this, &TransactionDetailsDialog::commitLabel);
    return head;
}

void TransactionDetailsDialog::addFact(QFormLayout& form, const QString& name, PlainLabel*& value,
                                       const QString& objectName)
{
    value = paragraph({}, this);
    value->setObjectName(objectName);
    value->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    form.addRow(mutedLabel(name, this), value);
}

/// In one line that scrolls: a label would need its whole width, and one that breaks would be copied with its breaks.
QLineEdit* TransactionDetailsDialog::addHash(QFormLayout& form, const QString& name, const QString& objectName)
{
    auto* edit = new QLineEdit(this);
    edit->setObjectName(objectName);
    edit->setAccessibleName(name);
    edit->setReadOnly(true);
    edit->setFrame(false);
    edit->setLayoutDirection(Qt::LeftToRight);
    edit->setAlignment(isRightToLeft() ? Qt::AlignRight : Qt::AlignLeft); // beside its name
    edit->setFont(fixedFont(font()));
    QPalette clear;
    clear.setColor(QPalette::Base, Qt::transparent);
    edit->setPalette(clear);
    form.addRow(mutedLabel(name, this), edit);
    return edit;
}

QWidget* TransactionDetailsDialog::buildFacts()
{
    auto* page = new QWidget(this);
    m_form = new QFormLayout(page);
    m_form->setContentsMargins(0, spacing::Medium, 0, 0);
    m_form->setHorizontalSpacing(spacing::Large);
    m_form->setVerticalSpacing(spacing::Small);
    m_form->setRowWrapPolicy(QFormLayout::DontWrapRows);
    addFact(*m_form, tr("Wallet"), m_walletName, u"detailsWalletLabel"_s);
    addFact(*m_form, tr("Transfer"), m_transfer, u"detailsTransferLabel"_s);
    addFact(*m_form, tr("Date"), m_date, u"detailsDateLabel"_s);
    addFact(*m_form, tr("Block"), m_block, u"detailsBlockLabel"_s);
    m_blockHash = addHash(*m_form, tr("Block hash"), u"blockHashEdit"_s);
    m_txid = addHash(*m_form, tr("Transaction id"), u"txidEdit"_s);
    QPushButton* copyTxid = pushButton(u"copyTxidButton", Glyph::Copy, tr("&Copy transaction id"), page);
    auto* row = new QHBoxLayout;
    row->addWidget(copyTxid);
    row->addStretch(1);
    m_form->addRow(QString(), row);
    m_replacedBy = addHash(*m_form, tr("Replaced by"), u"replacedByEdit"_s);
    addFact(*m_form, tr("Fee"), m_fee, u"detailsFeeLabel"_s);
    addFact(*m_form, tr("Size"), m_size, u"detailsSizeLabel"_s);
    addFact(*m_form, tr("Lock time"), m_lockTime, u"detailsLockTimeLabel"_s);
    addFact(*m_form, tr("Replaceable"), m_replaceable, u"detailsReplaceableLabel"_s);
    connect(copyTxid, &QPushButton::clicked, this,
            [this] { copy(QString::fromStdString(txid().display()), tr("Transaction id copied.")); });
    return page;
}

QWidget* TransactionDetailsDialog::buildParts()
{
    auto* page = new QWidget(this);
    m_inputsTitle = mutedLabel({}, page);
    m_outputsTitle = mutedLabel({}, page);
    m_inputs = new TransactionParts(page);
    m_inputs->setObjectName(u"inputsTree");
    m_inputs->setAccessibleName(tr("Inputs"));
    m_outputs = new TransactionParts(page);
    m_outputs->setObjectName(u"outputsTree");
    m_outputs->setAccessibleName(tr("Outputs"));
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, spacing::Medium, 0, 0);
    column->setSpacing(spacing::Small);
    column->addWidget(m_inputsTitle);
    column->addWidget(m_inputs, 1);
    column->addWidget(m_outputsTitle);
    column->addWidget(m_outputs, 1);
    for (TransactionParts* parts : {m_inputs, m_outputs})
        connect(parts, &TransactionParts::copied, m_notice, &QLabel::setText);
    return page;
}

QWidget* TransactionDetailsDialog::buildRaw()
{
    auto* page = new QWidget(this);
    m_raw = new QPlainTextEdit(page);
    m_raw->setObjectName(u"rawTextEdit");
    m_raw->setAccessibleName(tr("The transaction in hex"));
    m_raw->setReadOnly(true);
    m_raw->setTabChangesFocus(true);
    m_raw->setWordWrapMode(QTextOption::WrapAnywhere);
    m_raw->setFont(fixedFont(font()));
    m_raw->setLayoutDirection(Qt::LeftToRight);
    m_rawNote = paragraph({}, page, PlainLabel::Colour::Muted);
    m_rawNote->setObjectName(u"rawNoteLabel");
    QPushButton* copyRaw = pushButton(u"copyRawButton", Glyph::Copy, tr("Copy &hex"), page);
    QPushButton* saveRaw = pushButton(u"saveRawButton", tr("&Save raw…"), page);
    connect(saveRaw, &QPushButton::clicked, this, &TransactionDetailsDialog::saveRaw);
    auto* row = new QHBoxLayout;
    row->addWidget(copyRaw);
    row->addWidget(saveRaw);
    row->addWidget(m_rawNote, 1);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, spacing::Medium, 0, 0);
    column->setSpacing(spacing::Small);
    column->addWidget(m_raw, 1);
    column->addLayout(row);
    connect(copyRaw, &QPushButton::clicked, this,
            [this] { copy(QString::fromLatin1(m_transaction.rawHex), tr("Transaction copied as hex.")); });
    return page;
}

/// In hex, as every program reads it that takes transactions from files; ours too.
void TransactionDetailsDialog::saveRaw()
{
    const QString suggested = QString::fromStdString(txid().display()).first(16) + u".txn"_s;
    QFileDialog* dialog
        = openSaveDialog(this, tr("Save the transaction"), suggested, tr("Transactions in hex (*.txn)"));
    connect(dialog, &QFileDialog::fileSelected, this,
            [this](const QString& path) { emit fileWanted(path, m_transaction.rawHex + '\n'); });
}

void TransactionDetailsDialog::followUnit() { showTransaction(); }

void TransactionDetailsDialog::setTransaction(const TransactionView& transaction)
{
    m_transaction = transaction;
    m_at = seenFrom(transaction);
    showTransaction();
}

void TransactionDetailsDialog::setSnapshot(const SyncSnapshot& snapshot)
{
    m_tip = snapshot.tip.height;
    if (const WalletView* view = snapshot.wallet(wallet())) m_at = view->syncedTo.height;
    const OutgoingView* outgoing = outgoingOf(txid(), snapshot.outgoing);
    m_outgoing = outgoing ? std::optional(*outgoing) : std::nullopt;
    showState();
}

void TransactionDetailsDialog::showState()
{
    const HistoryRow& row = m_transaction.row;
    const PaymentState state = paymentState(row, m_at);
    const OutgoingView* outgoing = m_outgoing ? &*m_outgoing : nullptr;
    m_state->setContent(paymentSymbol(state), paymentStateText(row, m_at, outgoing), toneOf(state));
    m_meaning->setText(paymentStateMeaning(row, m_at, m_tip, outgoing));
    m_giveUp->setVisible(whyNotGivenUp(row, outgoing).isEmpty());
}

void TransactionDetailsDialog::showTransaction()
{
    const TransactionView& transaction = m_transaction;
    const HistoryRow& row = transaction.row;
    setWindowTitle(tr("Transaction – %1").arg(transaction.walletName));
    m_amount->setText((row.amount > 0 ? u"+"_s : QString()) + amountWithUnit(row.amount));
    showState();
    if (!m_label->isModified() && m_label->text() != row.label) {
        m_label->setText(row.label);
        m_label->setCursorPosition(0); // a long one is read from its beginning
    }
    m_walletName->setText(transaction.walletName);
    m_transfer->setText(u"⇄ "_s + transferText(row, partnerNames(transaction)));
    m_form->setRowVisible(m_transfer, !row.transferWith.isEmpty());
    m_date->setText(dateTimeText(row.time));
    showBlock();
    m_txid->setText(QString::fromStdString(row.txid.display()));
    m_txid->setCursorPosition(0);
    m_fee->setText(feeText(transaction));
    m_size->setText(sizeText(transaction));
    m_lockTime->setText(lockTimeText(transaction.lockTime));
    m_replaceable->setText(replaceableText(transaction));
    m_inputsTitle->setText(tr("Inputs: %1").arg(numberText(transaction.inputs.size())));
    m_outputsTitle->setText(tr("Outputs: %1").arg(numberText(transaction.outputs.size())));
    m_inputs->setParts(transaction.inputs);
    m_outputs->setParts(transaction.outputs);
    const bool isLong = transaction.rawHex.size() > MostHexShown;
    const QString shown
        = QString::fromLatin1(transaction.rawHex.first(std::min(transaction.rawHex.size(), MostHexShown)));
    if (m_raw->toPlainText() != shown) m_raw->setPlainText(shown);
    m_rawNote->setText(isLong ? tr("Only its beginning is shown; what is copied or saved is all of it.") : QString());
}

void TransactionDetailsDialog::showBlock()
{
    const auto& block = m_transaction.row.block;
    const auto& rival = m_transaction.row.replacedBy;
    m_replacedBy->setText(rival ? QString::fromStdString(rival->display()) : QString());
    m_replacedBy->setCursorPosition(0);
    m_form->setRowVisible(m_replacedBy, rival.has_value());
    m_block->setText(block ? heightText(block->height) : tr("In no block yet"));
    const QString hash = block ? QString::fromStdString(block->hash.display()) : u"—"_s;
    m_blockHash->setText(hash);
    m_blockHash->setCursorPosition(0);
}

void TransactionDetailsDialog::commitLabel()
{
    m_label->setModified(false);
    const QString label = m_label->text().trimmed();
    if (label == m_transaction.row.label) return;
    m_transaction.row.label = label;
    emit labelChanged(wallet(), txid(), label);
}

void TransactionDetailsDialog::copy(const QString& text, const QString& sentence)
{
    QGuiApplication::clipboard()->setText(text);
    m_notice->setText(sentence);
}

} // namespace lockstep::ui
