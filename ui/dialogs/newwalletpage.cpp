// SPDX-License-Identifier: MIT

#include "ui/dialogs/newwalletpage.h"

#include "ui/dialogs/bip39fields.h"
#include "ui/dialogs/fieldmessage.h"
#include "ui/dialogs/walletfields.h"
#include "ui/style/spacing.h"

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
    , m_bip39(new Bip39Fields(Bip39Fields::For::NewWords, this))
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
    content()->addWidget(m_bip39);
    content()->addStretch(1);
    connect(m_name, &QLineEdit::textChanged, this, [this] { sayUnder(*m_name, *m_nameMessage, {}); });
}

QString NewWalletPage::name() const { return m_name->text().trimmed(); }

int NewWalletPage::wordCount() const { return m_twentyFour->isChecked() ? 24 : 12; }

AccountType NewWalletPage::type() const { return accountTypeOf(*m_type); }

SecureBytes NewWalletPage::bip39Passphrase() const { return m_bip39->passphrase(); }

void NewWalletPage::entered() { m_name->setFocus(); }

bool NewWalletPage::isSound()
{
    if (!sayUnder(*m_name, *m_nameMessage, nameProblem(*m_name, m_taken))) return false;
    return m_bip39->isSound();
}

} // namespace lockstep::ui
