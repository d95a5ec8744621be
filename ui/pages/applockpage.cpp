// SPDX-License-Identifier: MIT

#include "ui/pages/applockpage.h"

#include "ui/format/program/applocktext.h"
#include "ui/pages/unlockentry.h"
#include "ui/style/fonts.h"
#include "ui/style/spacing.h"
#include "ui/widgets/buttons/pushbutton.h"
#include "ui/widgets/text/labels.h"
#include "ui/widgets/text/wrappedtext.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;

AppLockPage::AppLockPage(std::shared_ptr<RetryDelay> delay, const QString& file, QWidget* parent)
    : CardPage(parent)
    , m_entry(new UnlockEntry(std::move(delay), tr("Passphrase of the window"), this))
    , m_forgotten(pushButton(u"forgottenButton", tr("Passphrase for&gotten?"), this))
    , m_wayOut(paragraph({}, this))
    , m_file(new WrappedText(file, this))
{
    setObjectName(u"appLockPage");
    setFocusProxy(m_entry);
    const ErrorText words = forgottenAppLockText();
    m_wayOut->setObjectName(u"appLockWayOutLabel");
    m_wayOut->setText(words.what + u' ' + words.money + u"\n\n"_s + words.advice);
    m_file->setObjectName(u"appLockFileTextEdit");
    m_file->setAccessibleName(tr("The file to delete"));
    layOut();
    showWayOut(false);
    connect(m_entry, &UnlockEntry::unlockClicked, this, &AppLockPage::unlockClicked);
    connect(m_forgotten, &QPushButton::clicked, this, [this] { showWayOut(m_wayOut->isHidden()); });
}

void AppLockPage::layOut()
{
    auto* title = paragraph(tr("Lockstep is locked"), this);
    title->setObjectName(u"appLockTitleLabel");
    title->setFont(scaledFont(font(), 1.4, QFont::DemiBold));
    column().addWidget(title);
    column().addWidget(paragraph(tr("It follows the chain all the same. A payment link that comes meanwhile is shown "
                                    "once the window is unlocked."),
                                 this, PlainLabel::Colour::Muted));
    column().addSpacing(spacing::Medium);
    column().addWidget(m_entry);
    column().addSpacing(spacing::Large);
    column().addWidget(m_forgotten, 0, Qt::AlignLeft);
    column().addWidget(m_wayOut);
    column().addWidget(m_file);
}

/// Spoken with the button, where the focus stays.
void AppLockPage::showWayOut(bool isShown)
{
    m_wayOut->setVisible(isShown);
    m_file->setVisible(isShown);
    m_forgotten->setAccessibleDescription(isShown ? m_wayOut->text() + u' ' + m_file->toPlainText() : QString());
}

SecureBytes AppLockPage::passphrase() const { return m_entry->passphrase(); }

void AppLockPage::showFailure(const Error& error) { m_entry->showFailure(error, appLockErrorText(error)); }

void AppLockPage::clear()
{
    m_entry->clear();
    showWayOut(false);
}

void AppLockPage::showEvent(QShowEvent* event)
{
    CardPage::showEvent(event);
    m_entry->setFocus();
}

} // namespace lockstep::ui
