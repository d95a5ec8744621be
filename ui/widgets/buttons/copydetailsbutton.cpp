// SPDX-License-Identifier: MIT

#include "ui/widgets/buttons/copydetailsbutton.h"

#include "ui/format/errors/errordetails.h"

#include <QClipboard>
#include <QGuiApplication>

#include <algorithm>
#include <utility>

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;

CopyDetailsButton::CopyDetailsButton(QStringView objectName, QWidget* parent, const QString& text)
    : QPushButton(text, parent)
    , m_text(text)
{
    setObjectName(objectName);
    setAutoDefault(false); // Enter belongs to the dialog's main button
    connect(this, &QPushButton::clicked, this, &CopyDetailsButton::copy);
}

void CopyDetailsButton::setDetails(const QString& details)
{
    if (std::exchange(m_details, details) != details) setText(m_text);
}

void CopyDetailsButton::offer(const QList<Error>& errors)
{
    QStringList lines{programDetails()};
    for (const Error& error : errors) lines += errorDetails(error);
    setDetails(lines.join(u'\n'));
    setVisible(!std::ranges::all_of(errors, isSlip));
}

void CopyDetailsButton::copy()
{
    QGuiApplication::clipboard()->setText(m_details);
    setText(tr("Copied"));
}

} // namespace lockstep::ui
