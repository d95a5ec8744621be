// SPDX-License-Identifier: MIT

#include "ui/dialogs/addwallet/pages/newwalletpage.h"

#include "ui/dialogs/addwallet/parts/accountpathfield.h"
#include "ui/dialogs/addwallet/parts/bip39fields.h"
#include "ui/dialogs/addwallet/parts/ownrandomnessfields.h"
#include "ui/dialogs/fieldmessage.h"
#include "ui/dialogs/walletfields.h"
#include "ui/style/spacing.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QRadioButton>
#include <QVBoxLayout>

namespace lockstep::ui {

NewWalletPage::NewWalletPage(Network network, QWidget* parent)
    : WizardPage(tr("A new wallet"), parent)
    , m_name(walletNameEdit(this))
    , m_nameMessage(fieldMessage(u"nameProblemLabel", this))
    , m_twelve(new QRadioButton(tr("&12 words"), this))
    , m_twentyFour(new QRadioButton(tr("&24 words"), this))
    , m_type(accountTypeBox(network, this))
    , m_advanced(new QCheckBox(tr("Ad&vanced: passphrase of the words, path, own randomness"), this))
    , m_more(new QWidget(this))
    , m_bip39(new Bip39Fields(Bip39Fields::For::NewWords, m_more))
    , m_path(new AccountPathField(network, *m_type, m_more))
    , m_pathNote(paragraph({}, m_more))
    , m_own(new OwnRandomnessFields(m_more))
{
    m_twelve->setObjectName(u"twelveWordsButton");
    m_twentyFour->setObjectName(u"twentyFourWordsButton");
    m_twelve->setChecked(true);
    auto* length = new QVBoxLayout;
    length->setSpacing(spacing::Tight);
    length->addWidget(m_twelve);
    length->addWidget(m_twentyFour);
    auto* name = new QVBoxLayout;
    name->setSpacing(spacing::Tight);
    name->addWidget(m_name);
    name->addWidget(m_nameMessage);
    auto* fields = new QFormLayout;
    fields->setVerticalSpacing(spacing::Medium);
    fields->addRow(tr("&Name"), name);
    fields->addRow(tr("Recovery words"), length);
    fields->addRow(tr("&Addresses"), m_type);
    static_cast<QLabel*>(fields->labelForField(name))->setBuddy(m_name);
    content()->addLayout(fields);
    content()->addWidget(m_advanced);
    content()->addWidget(makeAdvanced());
    content()->addStretch(1);
    connect(m_name, &QLineEdit::textChanged, this, [this] { sayUnder(*m_name, *m_nameMessage, {}); });
    connect(m_twelve, &QRadioButton::toggled, this, [this] { m_own->setWordCount(wordCount()); });
}

QWidget* NewWalletPage::makeAdvanced()
{
    m_advanced->setObjectName(u"advancedBox");
    m_pathNote->setObjectName(u"pathNoteLabel");
    auto* path = new QFormLayout;
    path->addRow(tr("Account pa&th"), m_path);
    auto* column = new QVBoxLayout(m_more);
    column->setContentsMargins(spacing::Huge, 0, 0, 0);
    column->setSpacing(spacing::Medium);
    column->addWidget(m_bip39);
    column->addLayout(path);
    column->addWidget(m_pathNote);
    column->addWidget(m_own);
    connect(m_path, &AccountPathField::changed, this, &NewWalletPage::showPathNote);
    connect(m_advanced, &QCheckBox::toggled, this, &NewWalletPage::unfold);
    showPathNote();
    unfold(false);
    return m_more;
}

void NewWalletPage::unfold(bool isUnfolded)
{
    m_more->setVisible(isUnfolded);
    if (isUnfolded) return;
    m_bip39->reset();
    m_path->reset();
    m_own->reset();
}

void NewWalletPage::showPathNote()
{
    m_pathNote->say(m_path->account().account == 0
                        ? QString()
                        : tr("⚠ This is not the usual path. Other programs do not look there by themselves when the "
                             "words are restored, and Lockstep only at the first few accounts: write the path beside "
                             "the words."));
}

QString NewWalletPage::name() const { return m_name->text().trimmed(); }

int NewWalletPage::wordCount() const { return m_twentyFour->isChecked() ? 24 : 12; }

AccountChoice NewWalletPage::account() const { return m_path->account(); }

SecureBytes NewWalletPage::bip39Passphrase() const { return m_bip39->passphrase(); }

bool NewWalletPage::hasNewRandomness() const { return m_own->isWaiting(); }

std::optional<OwnRandomness> NewWalletPage::takeRandomness() { return m_own->take(); }

void NewWalletPage::left() { m_own->cover(); }

void NewWalletPage::entered() { m_name->setFocus(); }

bool NewWalletPage::isSound()
{
    if (!sayUnder(*m_name, *m_nameMessage, nameProblem(*m_name, m_taken))) return false;
    return m_bip39->isSound() && m_path->isSound() && m_own->isSound();
}

} // namespace lockstep::ui
