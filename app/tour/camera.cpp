// SPDX-License-Identifier: MIT

#include "app/tour/camera.h"

#include "ui/style/fonts.h"
#include "ui/style/spacing.h"
#include "ui/style/theme.h"

#include <QDialog>
#include <QPainter>
#include <QPixmap>

namespace lockstep::tour {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr double Dimmed = 0.35; ///< How dark a window is behind a dialog that keeps it waiting.

/// The dialog with a plain title bar: grab() has none, and each desktop draws its own.
void paintDialog(QPainter& painter, QDialog& dialog, const QSize& window)
{
    const QFont font = ui::scaledFont(dialog.font(), 1.0, QFont::DemiBold);
    const int bar = QFontMetrics(font).height() + 2 * ui::spacing::Small;
    const QSize size(dialog.width(), dialog.height() + bar);
    const QRect frame(QPoint((window.width() - size.width()) / 2, (window.height() - size.height()) / 2), size);
    const QPalette palette = dialog.palette();
    painter.fillRect(frame, palette.color(QPalette::AlternateBase));
    painter.setFont(font);
    painter.setPen(palette.color(QPalette::WindowText));
    painter.drawText(QRect(frame.topLeft(), QSize(size.width(), bar)), Qt::AlignCenter, dialog.windowTitle());
    painter.drawPixmap(frame.left(), frame.top() + bar, dialog.grab());
    painter.setPen(ui::Theme::current().border());
    painter.drawLine(frame.left(), frame.top() + bar, frame.right(), frame.top() + bar);
    painter.drawRect(frame.adjusted(-1, -1, 0, 0));
}

} // namespace

QPixmap Camera::picture() const
{
    QPixmap picture = m_stage.window().grab();
    QPainter painter(&picture);
    for (QDialog* dialog : m_stage.dialogs()) {
        if (dialog->isModal()) {
            painter.setOpacity(Dimmed);
            painter.fillRect(m_stage.window().rect(), Qt::black);
            painter.setOpacity(1);
        }
        paintDialog(painter, *dialog, m_stage.window().size());
    }
    return picture;
}

Result<QString> Camera::take(int number, const QString& name) const
{
    const QString path = m_folder.absoluteFilePath(u"%1-%2.png"_s.arg(number, 2, 10, QChar(u'0')).arg(name));
    if (!picture().save(path, "PNG")) return Error{Errc::Io, path.toStdString()};
    return path;
}

} // namespace lockstep::tour
