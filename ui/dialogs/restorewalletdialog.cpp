// SPDX-License-Identifier: MIT

#include "ui/dialogs/restorewalletdialog.h"

#include "core/api/words.h"
#include "ui/dialogs/walletfields.h"
#include "ui/style/spacing.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/secretedit.h"
#include "ui/widgets/wordentry.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QGroupBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QVBoxLayout>

namespace lockstep::ui {

RestoreWalletDialog::RestoreWalletDialog(QWidget* parent)
    : FormDialog(tr("Restore a wallet from its words"), tr("&Restore"), parent)
    , m_name(walletNameEdit(this))
    , m_count(new QComboBox(this))
    , m_entry(new WordEntry(recoveryWordCompletions, this))
    , m_type(accountTypeBox(this))
    , m_bip39(new SecretEdit(this))
    , m_birthday(new BirthdayFields(this))
    , m_passphrase(new PassphraseFields(this))
{
    setFormWidth(588);
    m_entry->setObjectName(u"wordEntry");
    m_count->setObjectName(u"wordCountBox");
    m_count->setAccessibleName(tr("How many words"));
    for (const int count : {12, 15, 18, 21, 24}) m_count->addItem(tr("%n words", nullptr, count), count);
    m_bip39->setObjectName(u"bip39PassphraseEdit");
    m_bip39->setAccessibleName(tr("BIP39 passphrase of the words"));
    m_bip39->setPlaceholderText(tr("Leave empty if the words never had one"));
    m_entry->setWordCount(12);
    addFields();
    connect(m_count, &QComboBox::currentIndexChanged, this,
            [this] { m_entry->setWordCount(m_count->currentData().toInt()); });
}

QWidget* RestoreWalletDialog::makeWordsPart()
{
    auto* part = new QGroupBox(tr("Recovery words"), this);
    auto* show = new QCheckBox(tr("&Show all words"), part);
    show->setObjectName(u"showWordsBox");
    auto* head = new QHBoxLayout;
    head->addWidget(m_count);
    head->addStretch(1);
    head->addWidget(show);
    auto* column = new QVBoxLayout(part);
    column->setSpacing(spacing::Small);
    column->addLayout(head);
    column->addWidget(m_entry);
    connect(show, &QCheckBox::toggled, m_entry, &WordEntry::setKeptRevealed);
    return part;
}

void RestoreWalletDialog::addFields()
{
    auto* top = new QFormLayout;
    top->addRow(tr("&Name"), m_name);
    auto* kind = new QFormLayout;
    kind->addRow(tr("&Addresses"), m_type);
    kind->addRow(tr("&BIP39 passphrase"), m_bip39);
    auto* since = new QGroupBox(tr("First payment"), this);
    (new QVBoxLayout(since))->addWidget(m_birthday);
    auto* seal = new QGroupBox(tr("Passphrase for this computer"), this);
    (new QVBoxLayout(seal))->addWidget(m_passphrase);
    auto* two = new QHBoxLayout;
    two->addWidget(since, 1);
    two->addWidget(seal, 1);
    form()->addLayout(top);
    form()->addWidget(makeWordsPart());
    form()->addLayout(kind);
    form()->addLayout(two);
}

QString RestoreWalletDialog::wordsProblem()
{
    const auto checked = checkRecoveryWords(m_entry->words().span());
    if (checked) return {};
    if (!m_entry->isComplete() && checked.error().code != Errc::UnknownWord) return tr("Some words are missing.");
    if (checked.error().code == Errc::UnknownWord) m_entry->markWrong(m_entry->firstUnknown());
    return errorText(checked.error(), ErrorSubject::RecoveryWords).sentence();
}

QString RestoreWalletDialog::problem()
{
    for (const QString& words : {nameProblem(*m_name), wordsProblem(), m_passphrase->problem()})
        if (!words.isEmpty()) return words;
    return {};
}

NewWallet RestoreWalletDialog::takeWallet()
{
    KeysOrigin origin;
    origin.words = m_entry->words();
    origin.bip39Passphrase = m_bip39->secret();
    origin.type = accountTypeOf(*m_type);
    origin.protection = m_passphrase->protection();
    return {m_name->text().trimmed(), std::move(origin), m_birthday->birthday(), std::nullopt};
}

} // namespace lockstep::ui
