// SPDX-License-Identifier: MIT

#include "ui/dialogs/program/practicedialogs.h"

#include "ui/widgets/fields/amountedit.h"
#include "ui/widgets/text/labels.h"

#include <QComboBox>
#include <QFormLayout>
#include <QListWidget>
#include <QSpinBox>
#include <QVBoxLayout>

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::int64_t Tenth = Amount::SatoshisPerBitcoin / 10; ///< Of a bitcoin: what is offered to be sent.

QSpinBox* countBox(const QString& objectName, const QString& name, int least, int most, int value, QWidget* parent)
{
    auto* box = new QSpinBox(parent);
    box->setObjectName(objectName);
    box->setAccessibleName(name);
    box->setRange(least, most);
    box->setGroupSeparatorShown(true);
    box->setValue(value);
    return box;
}

} // namespace

CountDialog::CountDialog(const Question& question, QWidget* parent)
    : FormDialog(question.title, question.button, parent)
    , m_count(countBox(u"countBox"_s, QString(question.field).remove(u'&'), question.least, question.most,
                       question.value, this))
{
    m_count->setSpecialValueText(question.atLeast);
    m_count->selectAll();
    auto* fields = new QFormLayout;
    fields->addRow(question.field, m_count);
    form()->addWidget(paragraph(question.explanation, this));
    form()->addLayout(fields);
}

int CountDialog::count() const { return m_count->value(); }

PracticeSendDialog::PracticeSendDialog(const SyncSnapshot& snapshot, WalletId chosen, QWidget* parent)
    : FormDialog(tr("Practice: send coins"), tr("&Send"), parent)
    , m_wallet(new QComboBox(this))
    , m_amount(new AmountEdit(this))
{
    m_wallet->setObjectName(u"practiceWalletBox");
    m_wallet->setAccessibleName(tr("Wallet that is paid"));
    for (const WalletView& wallet : snapshot.wallets) m_wallet->addItem(wallet.name, qint64{wallet.id.value});
    if (snapshot.wallets.size() > 1) m_wallet->addItem(tr("All wallets, in one block"), qint64{WalletId{}.value});
    m_wallet->setCurrentIndex(qMax(0, m_wallet->findData(qint64{chosen.value})));
    m_amount->setObjectName(u"practiceAmountEdit");
    m_amount->setRequired();
    m_amount->setAmount(Amount::fromSatoshis(Tenth));
    auto* fields = new QFormLayout;
    fields->addRow(tr("&Wallet"), m_wallet);
    fields->addRow(tr("&Amount"), m_amount);
    form()->addWidget(
        paragraph(tr("The practice chain pays the wallet's next address at once, in a new block."), this));
    form()->addLayout(fields);
    m_amount->setFocus(); // who is paid is chosen already
    m_amount->selectAll();
}

WalletId PracticeSendDialog::wallet() const { return {m_wallet->currentData().toLongLong()}; }

Amount PracticeSendDialog::amount() const { return m_amount->amount().value_or(Amount()); }

QString PracticeSendDialog::problem()
{
    if (amount() > Amount()) return {};
    return tr("Type an amount such as %1.").arg(amountText(Tenth, m_amount->unit()));
}

PracticeHistoryDialog::PracticeHistoryDialog(const SyncSnapshot& snapshot, QWidget* parent)
    : FormDialog(tr("Practice: make history"), tr("&Make it"), parent)
    , m_blocks(countBox(u"historyBlocksBox"_s, tr("Blocks"), 1, 100'000, 1'000, this))
    , m_payments(countBox(u"historyPaymentsBox"_s, tr("Payments"), 0, 100'000, 50, this))
    , m_wallets(new QListWidget(this))
{
    m_wallets->setObjectName(u"historyWalletsList");
    m_wallets->setAccessibleName(tr("Wallets that are paid"));
    m_wallets->setMaximumHeight(fontMetrics().height() * 6);
    for (const WalletView& wallet : snapshot.wallets) {
        auto* item = new QListWidgetItem(wallet.name, m_wallets);
        item->setData(Qt::UserRole, qint64{wallet.id.value});
        item->setCheckState(Qt::Checked);
    }
    auto* fields = new QFormLayout;
    fields->addRow(tr("&Blocks"), m_blocks);
    fields->addRow(tr("&Payments"), m_payments);
    fields->addRow(tr("&Wallets"), m_wallets);
    form()->addWidget(
        paragraph(tr("Mines many blocks with payments spread over them. Remove a wallet and restore it from "
                     "its words to see an import find them."),
                  this));
    form()->addLayout(fields);
}

int PracticeHistoryDialog::blocks() const { return m_blocks->value(); }

int PracticeHistoryDialog::payments() const { return m_payments->value(); }

QList<WalletId> PracticeHistoryDialog::wallets() const
{
    QList<WalletId> chosen;
    for (int row = 0; row < m_wallets->count(); ++row) {
        const QListWidgetItem* item = m_wallets->item(row);
        if (item->checkState() == Qt::Checked) chosen += WalletId{item->data(Qt::UserRole).toLongLong()};
    }
    return chosen;
}

QString PracticeHistoryDialog::problem()
{
    if (payments() == 0 || !wallets().isEmpty()) return {};
    return tr("Payments need a wallet: tick one that is paid, or make blocks without payments.");
}

} // namespace lockstep::ui
