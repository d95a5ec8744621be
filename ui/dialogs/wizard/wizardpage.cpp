// SPDX-License-Identifier: MIT

#include "ui/dialogs/wizard/wizardpage.h"

#include "ui/style/spacing.h"

#include <QVBoxLayout>

namespace lockstep::ui {

WizardPage::WizardPage(QString title, QWidget* parent)
    : QWidget(parent)
    , m_title(std::move(title))
    , m_acceptText(tr("&Continue"))
    , m_content(new QVBoxLayout(this))
{
    m_content->setContentsMargins(0, 0, 0, 0);
    m_content->setSpacing(spacing::Medium);
}

void WizardPage::setTitle(const QString& title)
{
    m_title = title;
    emit titleChanged();
}

} // namespace lockstep::ui
