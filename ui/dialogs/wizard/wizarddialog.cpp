// SPDX-License-Identifier: MIT

#include "ui/dialogs/wizard/wizarddialog.h"

#include "ui/dialogs/discarddialog.h"
#include "ui/style/fonts.h"
#include "ui/style/spacing.h"
#include "ui/widgets/text/labels.h"

#include <QCloseEvent>
#include <QDialogButtonBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>
#include <QShowEvent>
#include <QStackedWidget>

#include <utility>

namespace lockstep::ui {

namespace {

constexpr int Width = 588; ///< Four columns of words.

} // namespace

WizardDialog::WizardDialog(const QString& title, QWidget* parent)
    : FormDialog(title, tr("&Continue"), parent)
    , m_title(paragraph({}, this))
    , m_progress(mutedLabel({}, this))
    , m_stack(new QStackedWidget(this))
    , m_back(buttons()->addButton(tr("&Back"), QDialogButtonBox::ResetRole)) // apart from the others
{
    setFormWidth(Width);
    m_title->setObjectName(u"stepTitleLabel");
    m_title->setFont(scaledFont(font(), 1.3, QFont::DemiBold));
    m_progress->setObjectName(u"stepNumberLabel");
    m_back->setObjectName(u"backButton");
    m_back->setAutoDefault(false);
    auto* head = new QHBoxLayout;
    head->setSpacing(spacing::Medium);
    head->addWidget(m_title, 1);
    head->addWidget(m_progress, 0, Qt::AlignTop);
    form()->addLayout(head);
    form()->addWidget(m_stack, 1);
    connect(m_back, &QPushButton::clicked, this, [this] { goTo(nextStep(-1)); });
}

void WizardDialog::addPage(WizardPage* page)
{
    m_pages += page;
    m_stack->addWidget(page);
    page->installEventFilter(this);
    connect(page, &WizardPage::submitted, this, [this] { acceptButton()->click(); });
    connect(page, &WizardPage::titleChanged, this, &WizardDialog::showHead);
    connect(page, &WizardPage::acceptTextChanged, this, [this, page] {
        if (current() == page) acceptButton()->setText(page->acceptText());
    });
}

void WizardDialog::begin() { goTo(0); }

int WizardDialog::step() const { return m_stack->currentIndex(); }

int WizardDialog::nextStep(int direction) const
{
    int next = step() + direction;
    while (next >= 0 && next < m_pages.size() && isSkipped(m_pages[next])) next += direction;
    return next < m_pages.size() ? next : -1;
}

WizardPage* WizardDialog::current() const { return static_cast<WizardPage*>(m_stack->currentWidget()); }

void WizardDialog::goTo(int step)
{
    show(m_pages[step]);
    m_back->setEnabled(nextStep(-1) >= 0);
}

void WizardDialog::showLast(WizardPage* page, Ending ending)
{
    if (m_stack->indexOf(page) < 0) {
        m_stack->addWidget(page);
        page->installEventFilter(this);
        connect(page, &WizardPage::titleChanged, this, &WizardDialog::showHead);
    }
    m_isAtLast = true;
    setBusy(false);
    m_back->hide();
    QPushButton* close = buttons()->button(QDialogButtonBox::Cancel);
    close->setText(tr("C&lose"));
    close->setVisible(!page->onlyCloses());
    if (ending == Ending::Still) setShrinking();
    show(page);
    for (WizardPage* step : std::as_const(m_pages)) m_stack->removeWidget(step); // a stack is as high as its highest
    acceptButton()->setFocus();
}

void WizardDialog::show(WizardPage* page)
{
    showProblem({});
    if (current() && current() != page) current()->left();
    m_stack->setCurrentWidget(page);
    showHead();
    acceptButton()->setText(page->acceptText());
    pageShown(page);
    fitPage();
    page->entered(); // what it shows now has the first field
    if (!page->isAncestorOf(focusWidget())) acceptButton()->setFocus(); // there is no field on it
}

void WizardDialog::showHead()
{
    QList<WizardPage*> steps = m_pages;
    steps.removeIf([this](const WizardPage* page) { return !isCounted(page); });
    const auto at = static_cast<int>(steps.indexOf(current()));
    m_title->setText(current()->title());
    m_progress->setText(isLengthKnown() ? tr("Step %1 of %2", "of a wizard").arg(at + 1).arg(steps.size())
                                        : tr("Step %1", "of a wizard").arg(at + 1));
    m_progress->setVisible(at >= 0);
}

/// A stack does not ask its pages how high they are at this width: wrapped lines would be clipped.
void WizardDialog::fitPage()
{
    if (!current()) return;
    const int width = isVisible() ? m_stack->width() : Width; // before that it has some width that nobody chose
    const int height = current()->layout()->minimumHeightForWidth(width);
    m_stack->setMinimumHeight(qMax(height, current()->minimumSizeHint().height()));
}

void WizardDialog::acceptClicked()
{
    if (m_isAtLast) return accept();
    if (!current()->isSound()) return;
    if (const int next = nextStep(1); next >= 0) return goTo(next);
    FormDialog::acceptClicked();
}

void WizardDialog::reject()
{
    const QString words = m_isAtLast || m_isBusy ? QString() : loss(); // what was submitted is on its way
    if (words.isEmpty()) return FormDialog::reject();
    auto* question = new DiscardDialog(tr("Close without a wallet?"), words, this);
    connect(question, &QDialog::accepted, this, [this] { FormDialog::reject(); });
    question->open();
}

/// Where the program closes it, because it locks or ends, nobody sits there to be asked.
void WizardDialog::closeEvent(QCloseEvent* event)
{
    if (event->spontaneous() || !isVisible()) return FormDialog::closeEvent(event);
    done(Rejected);
}

void WizardDialog::setBusy(bool isBusy)
{
    m_isBusy = isBusy;
    FormDialog::setBusy(isBusy);
    m_back->setEnabled(!isBusy && nextStep(-1) >= 0);
}

void WizardDialog::showEvent(QShowEvent* event)
{
    FormDialog::showEvent(event);
    fitPage();
    if (!event->spontaneous() && current()) current()->entered();
}

void WizardDialog::resizeEvent(QResizeEvent* event)
{
    FormDialog::resizeEvent(event);
    fitPage();
}

bool WizardDialog::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == current() && event->type() == QEvent::LayoutRequest) fitPage();
    return FormDialog::eventFilter(watched, event);
}

} // namespace lockstep::ui
