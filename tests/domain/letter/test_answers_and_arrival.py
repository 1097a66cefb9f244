"""By when guests answer, in the words in which offices and neighbors ask for it, and when they should be there."""

import pytest

from .letters import PLACE, TIME, letter


@pytest.mark.parametrize(
    "text",
    [
        "Danh sách gửi về hộp thư a@example.vn chậm nhất 16 giờ ngày 08/3/2024.",
        "Đơn vị đăng ký đại biểu về Sở (qua Chi cục, ĐT: 0205 3600 471; email: a@b.vn) trước 16h00 ngày 08/3/2024.",
        "Đăng ký dự: gửi danh sách về CN. Trịnh Thị A, 0227 3600 905, trước 16h ngày 08/3/2024.",
        "Ghi danh từ ngày 01/3/2024 đến 16:00 ngày 08/3/2024.",
        "Cơ quan nào không cử được người dự thì báo Văn phòng trước 16 giờ ngày 08/3/2024.",
        "Ai kẹt thì nhắn chị B trước 16h ngày 08/3/2024.",
        "Đồng chí nào vắng mặt phải báo cáo bằng văn bản trước 16h00 ngày 08/3/2024.",
        "Đơn vị xin đổi ngày báo trước 16h00 ngày 08/3/2024.",
        "Gửi lại phiếu báo dự trước 16h00 ngày 08/3/2024.",
    ],
)
def test_the_last_day_to_answer_is_heard_in_many_words(text):
    rsvp = letter(TIME, PLACE, text).rsvp
    assert rsvp is not None
    assert str(rsvp.deadline) == "2024-03-08T16:00"


@pytest.mark.parametrize(
    "text",
    [
        "Tham luận gửi về Sở trước 16h00 ngày 08/3/2024.",
        "Đến hết ngày 08/3/2024 mới có 06 doanh nghiệp đăng ký.",
        "Cổ đông có tên trong danh sách chốt ngày 08/3/2024 được dự họp.",
        "Ngày cụ thể sẽ báo lại sau ngày 08/3/2024.",
    ],
)
def test_other_last_days_are_not_for_answering(text):
    rsvp = letter(TIME, PLACE, text).rsvp
    assert rsvp is None or rsvp.deadline is None


@pytest.mark.parametrize(
    "text",
    [
        "Đề nghị đại biểu có mặt, ổn định chỗ ngồi trước 7 giờ 40 phút.",
        "Cổ đông đăng nhập từ 7:40 để kiểm tra tư cách.",
        "Mọi người vào cổng lúc 7 giờ 40 để gửi điện thoại.",
        "Ngày 15/3 mời quý vị đến từ 7h40 để nhận phù hiệu.",
    ],
)
def test_the_hour_to_be_there_is_heard_in_many_words(text):
    assert str(letter(TIME, PLACE, text).arrives_at) == "2024-03-15T07:40"


@pytest.mark.parametrize("text", ["Xe đón tại bến lúc 7h40.", "Sáng hôm sau, 7 giờ 40 tập trung ở cầu A."])
def test_a_car_and_another_day_are_no_arrival(text):
    assert letter(TIME, PLACE, text).arrives_at is None
