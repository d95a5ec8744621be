// SPDX-License-Identifier: MIT

#include "ui/dialogs/wallet/showsecretsdialog.h"

#include "ui/style/spacing.h"
#include "ui/widgets/buttons/pushbutton.h"
#include "ui/widgets/secrets/passphrasefield.h"
#include "ui/widgets/secrets/secrettext.h"
#include "ui/widgets/secrets/wordgrid.h"
#include "ui/widgets/text/labels.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

QVBoxLayout* columnOf(QWidget* page)
{
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing::Medium);
    return column;
}

} // namespace

ShowSecretsDialog::ShowSecretsDialog(const QString& walletName, bool hasPassphrase, std::shared_ptr<RetryDelay> delay,
                                     QWidget* parent)
    : FormDialog(tr("Recovery words – %1").arg(walletName), tr("&Continue"), parent)
    , m_walletName(walletName)
{
    m_pages = {makePassphraseStep(hasPassphrase, std::move(delay)), makeWordsStep(), makeConfirmStep(),
               makeDescriptorStep()};
    addWayButtons();
    for (QWidget* page : m_pages) form()->addWidget(page);
    form()->addStretch(1);
    goTo(Step::Passphrase);
}

QWidget* ShowSecretsDialog::makePassphraseStep(bool hasPassphrase, std::shared_ptr<RetryDelay> delay)
{
    auto* page = new QWidget(this);
    QVBoxLayout* column = columnOf(page);
    column->addWidget(
        paragraph(tr("Whoever sees the recovery words of \"%1\" can take all its coins. Be alone, and let "
                     "no camera and no screen sharing see this window.")
                      .arg(m_walletName),
                  page));
    if (!hasPassphrase) {
        column->addWidget(
            paragraph(tr("This wallet has no passphrase: nothing more is asked."), page, PlainLabel::Colour::Muted));
        return page;
    }
    m_passphrase = new PassphraseField(std::move(delay), tr("Passphrase of %1").arg(m_walletName), page);
    auto* fields = new QFormLayout;
    fields->addRow(tr("&Passphrase"), m_passphrase);
    column->addLayout(fields);
    connect(m_passphrase, &PassphraseField::changed, this, [this] {
        if (m_step == Step::Passphrase) acceptButton()->setEnabled(m_passphrase->isEnabled() && m_passphrase->mayTry());
    });
    return page;
}

QWidget* ShowSecretsDialog::makeWordsStep()
{
    auto* page = new QWidget(this);
    m_words = new WordGrid(page);
    m_words->setObjectName(u"wordGrid");
    QVBoxLayout* column = columnOf(page);
    column->addWidget(paragraph(tr("Compare them with your paper, or write them down, in order. No photo, no file. The "
                                   "words cover themselves after a minute, and when you leave this window."),
                                page));
    column->addWidget(m_words);
    m_showWords = makeShowButton(*m_words, u"showWordsButton"_s);
    column->addWidget(m_showWords, 0, Qt::AlignLeading);
    return page;
}

QWidget* ShowSecretsDialog::makeConfirmStep()
{
    auto* page = new QWidget(this);
    m_typedName = new QLineEdit(page);
    m_typedName->setObjectName(u"typedNameEdit");
    m_typedName->setAccessibleName(tr("Name of the wallet, to confirm"));
    QVBoxLayout* column = columnOf(page);
    column->addWidget(paragraph(tr("The private descriptor is for other wallet programs. Like the words, it spends all "
                                   "coins of \"%1\", and it is longer: few people need it.")
                                    .arg(m_walletName),
                                page));
    column->addWidget(paragraph(tr("Type the wallet's name to see it."), page));
    column->addWidget(m_typedName);
    connect(m_typedName, &QLineEdit::textChanged, this, [this](const QString& text) {
        if (m_step == Step::Confirm) acceptButton()->setEnabled(text == m_walletName);
    });
    return page;
}

QWidget* ShowSecretsDialog::makeDescriptorStep()
{
    auto* page = new QWidget(this);
    m_descriptor = new SecretText(page);
    m_descriptor->setObjectName(u"privateDescriptorView");
    QVBoxLayout* column = columnOf(page);
    column->addWidget(
        paragraph(tr("It can be read and typed; it cannot be copied, so that no other program has it."), page));
    column->addWidget(m_descriptor);
    m_showDescriptor = makeShowButton(*m_descriptor, u"showDescriptorButton"_s);
    column->addWidget(m_showDescriptor, 0, Qt::AlignLeading);
    return page;
}

QPushButton* ShowSecretsDialog::makeShowButton(SecretView& view, const QString& objectName)
{
    QPushButton* button = pushButton(objectName, tr("&Show"), this);
    connect(button, &QPushButton::clicked, &view, [&view] { view.setShown(!view.isShown()); });
    connect(&view, &SecretView::shownChanged, button,
            [button](bool isShown) { button->setText(isShown ? tr("C&over") : tr("&Show")); });
    return button;
}

/// Neither is what Return presses.
void ShowSecretsDialog::addWayButtons()
{
    m_toDescriptor = buttons()->addButton(tr("Private &descriptor…"), QDialogButtonBox::ResetRole);
    m_toDescriptor->setObjectName(u"privateDescriptorButton");
    m_back = buttons()->addButton(tr("&Back"), QDialogButtonBox::ResetRole);
    m_back->setObjectName(u"backButton");
    for (QPushButton* button : {m_toDescriptor, m_back}) button->setAutoDefault(false);
    connect(m_toDescriptor, &QPushButton::clicked, this, [this] { goTo(Step::Confirm); });
    connect(m_back, &QPushButton::clicked, this, [this] { goTo(Step::Words); });
}

void ShowSecretsDialog::goTo(Step step)
{
    m_step = step;
    showProblem({});
    m_words->setShown(false);
    m_descriptor->setShown(false);
    for (QWidget* page : m_pages) page->setVisible(page == m_pages[static_cast<std::size_t>(step)]);
    showButtons();
    if (step == Step::Passphrase) return;
    if (step == Step::Words) {
        m_typedName->clear(); // the way to the descriptor begins anew
        m_showWords->setFocus();
    }
    if (step == Step::Confirm) m_typedName->setFocus();
    if (step == Step::Descriptor) m_showDescriptor->setFocus();
    adjustSize();
}

void ShowSecretsDialog::showButtons()
{
    const bool isWay = m_step == Step::Passphrase || m_step == Step::Confirm;
    acceptButton()->setVisible(isWay);
    acceptButton()->setEnabled(m_step != Step::Confirm || m_typedName->text() == m_walletName);
    acceptButton()->setAutoDefault(isWay);
    acceptButton()->setDefault(isWay);
    m_toDescriptor->setVisible(m_step == Step::Words && !m_descriptor->isEmpty());
    m_back->setVisible((m_step == Step::Confirm || m_step == Step::Descriptor) && !m_words->isEmpty());
    QPushButton* close = buttons()->button(QDialogButtonBox::Cancel);
    // Else Tab would go to a button that is hidden, and stay where it is.
    buttons()->setFocusProxy(isWay ? acceptButton() : m_toDescriptor->isHidden() ? close : m_toDescriptor);
    if (m_step == Step::Passphrase) return;
    close->setText(tr("Close"));
    close->setDefault(!isWay);
}

SecureBytes ShowSecretsDialog::passphrase() const { return m_passphrase ? m_passphrase->passphrase() : SecureBytes(); }

void ShowSecretsDialog::setSecrets(RevealedSecrets secrets)
{
    setBusy(false);
    if (m_passphrase) m_passphrase->accept();
    m_words->setWords(std::move(secrets.words));
    m_descriptor->setSecret(std::move(secrets.privateDescriptor));
    goTo(m_words->isEmpty() ? Step::Confirm : Step::Words);
}

void ShowSecretsDialog::showError(const Error& error, ErrorSubject subject)
{
    FormDialog::showError(error, subject);
    if (error.code == Errc::WrongPassphrase && m_passphrase) m_passphrase->refuse();
}

QString ShowSecretsDialog::problem()
{
    return m_passphrase && m_passphrase->isEmpty() ? tr("Type the passphrase.") : QString();
}

void ShowSecretsDialog::acceptClicked()
{
    switch (m_step) {
    case Step::Passphrase: return FormDialog::acceptClicked();
    case Step::Confirm: return goTo(Step::Descriptor);
    case Step::Words:
    case Step::Descriptor: break;
    }
}

void ShowSecretsDialog::done(int result)
{
    if (m_passphrase) m_passphrase->wipe();
    m_words->setWords({});
    m_descriptor->setSecret({});
    FormDialog::done(result);
}

} // namespace lockstep::ui
