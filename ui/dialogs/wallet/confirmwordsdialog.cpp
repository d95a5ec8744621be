// SPDX-License-Identifier: MIT

#include "ui/dialogs/wallet/confirmwordsdialog.h"

#include "ui/dialogs/addwallet/pages/recoverywordspage.h"
#include "ui/widgets/text/labels.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace lockstep::ui {

namespace {

constexpr int Width = 588; ///< Four columns of words, as in the wizards.

} // namespace

ConfirmWordsDialog::ConfirmWordsDialog(const QString& walletName, QWidget* parent)
    : FormDialog(tr("Confirm the recovery words – %1").arg(walletName), tr("&Compare"), parent)
    , m_page(new RecoveryWordsPage(this))
{
    setFormWidth(Width);
    m_page->setPasteAllowed(false); // a copy on this computer proves nothing about the paper
    form()->addWidget(paragraph(
        tr("Type all words of \"%1\" from your paper. Lockstep makes the keys from them, compares these with the "
           "wallet and forgets the words again. Be alone.")
            .arg(walletName),
        this));
    form()->addWidget(m_page, 1);
    connect(m_page, &WizardPage::submitted, this, [this] { acceptButton()->click(); });
}

SecureBytes ConfirmWordsDialog::words() const { return m_page->words(); }

SecureBytes ConfirmWordsDialog::bip39Passphrase() const { return m_page->bip39Passphrase(); }

void ConfirmWordsDialog::acceptClicked()
{
    showProblem({});
    if (m_page->isSound()) FormDialog::acceptClicked();
}

} // namespace lockstep::ui
